import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards'
import { describe, expect, it } from 'vitest'
import { bytesOf, limits } from '../../../../src/bot/teams/limits.ts'
import { adaptiveCard } from '../../../../src/bot/teams/render/card.ts'
import { formCard } from '../../../../src/bot/teams/render/form.ts'
import { askers, everyReply } from '../../../builders/everything-asked.ts'

/** What Microsoft's own library has against a card; nothing, when it is one. */
function faultsOf(card: object): readonly string[] {
  const context = new SerializationContext(Versions.v1_5)
  new AdaptiveCard().parse(JSON.parse(JSON.stringify(card)), context)
  return Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
}

const surfaces = ['message', 'dialog'] as const

describe('everything that the core answers', () => {
  it.each(askers)('is what Teams takes, for $name in $language', async (asker) => {
    const opened = new Set<string>()
    let told = 0
    for (const reply of await everyReply(asker)) {
      if (reply.kind === 'form') {
        opened.add(reply.form.id)
        expect(faultsOf(formCard(reply.form, { note: 'sai', gone: 'mất' }))).toEqual([])
      }
      if (reply.kind === 'tell' || reply.kind === 'redraw') {
        told += 1
        for (const on of surfaces) {
          const home = reply.card.self?.action ?? null
          const card = adaptiveCard(reply.card, { surface: { on, home } })
          expect(faultsOf(card)).toEqual([])
          expect(bytesOf(card)).toBeLessThan(limits.cardBytes.max)
        }
      }
    }
    expect(told).toBeGreaterThan(40)
    expect([...opened]).toEqual(expect.arrayContaining(['new_lead', 'log_call', 'book_meeting']))
  })

  it('is told from what is no card', () => {
    const strange = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Telegram' }] }
    expect(faultsOf(strange)).not.toEqual([])
  })
})
