import { describe, expect, it } from 'vitest'
import { leadCard } from '../../../../src/bot/core/views/lead-card.ts'
import { bytesOf, checkCard, limits } from '../../../../src/bot/teams/limits.ts'
import { adaptiveCard } from '../../../../src/bot/teams/render/card.ts'
import { formCard } from '../../../../src/bot/teams/render/form.ts'
import { aClaimedLead, aLead, aMember, clock, memberId } from '../../../builders/lead.ts'

const view = {
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  now: clock('09:32'),
  audience: 'channel',
  members: [
    aMember({ teamsId: 'aad-lan' }),
    aMember({ id: memberId('mai'), role: 'manager', slackId: null, teamsId: 'aad-mai' }),
    aMember({ id: memberId('huy'), slackId: null, teamsId: 'aad-huy' }),
  ],
} as const

const surface = { on: 'message', home: null } as const

describe('a card in Teams', () => {
  it('keeps what a stranger wrote as text that no markup can come of', () => {
    const card = adaptiveCard(leadCard(aLead({ company: '[x](http://evil) **' }), view), {
      surface,
    })
    const json = JSON.stringify(card)
    expect(json).toContain('[x](http://evil) **')
    expect(json).not.toContain('"TextBlock"')
    expect(json).not.toContain('"url":"http://evil"')
  })

  it('differs for the owner first and for those who lead, and for nobody else', () => {
    const { self } = leadCard(aClaimedLead({ ownerId: memberId('lan') }), view)
    expect(self?.differsFor.map(({ teamsId }) => teamsId)).toEqual(['aad-lan', 'aad-mai'])
  })

  it('is drawn anew by itself for sixty people at most', () => {
    const users = Array.from({ length: 75 }, (_, at) => `29:${at}`)
    const card = adaptiveCard(leadCard(aLead(), view), { surface, refreshFor: users })
    expect(card).toMatchObject({ refresh: { userIds: users.slice(0, 60) } })
  })

  it('opens forms by a submit, and does the rest by a universal action', () => {
    const json = JSON.stringify(adaptiveCard(leadCard(aLead(), view), { surface }))
    expect(json).toContain('"type":"Action.Execute","title":"✋ Nhận lead"')
    expect(json).toMatch(
      /"type":"Action.Submit","title":"[^"]*","data":\{"baton":\{"do":"lead\|junk/,
    )
    expect(json).toContain('"msteams":{"type":"task/fetch"}')
  })

  it('beyond 28,000 bytes is refused with its size, never cut', () => {
    const card = { text: 'ế'.repeat(14_000) }
    expect(() => checkCard(card)).toThrow(
      `cardBytes is ${bytesOf(card)}, Teams takes ${limits.cardBytes.max}`,
    )
  })
})

describe('a form in Teams', () => {
  it('shows what is to be mended above its field, with what was typed', () => {
    const form = {
      id: 'win',
      leadId: null,
      context: {},
      title: 'Chốt',
      submit: 'Lưu',
      cancel: 'Thôi',
      fields: [
        {
          kind: 'text',
          name: 'amount',
          label: 'Giá trị',
          multiline: false,
          maxLength: 60,
          optional: false,
          initial: 'abc',
        },
      ],
    } as const
    expect(formCard(form, { amount: 'Ghi số tiền' })).toMatchObject({
      body: [
        { type: 'TextBlock', text: 'Ghi số tiền', color: 'Attention' },
        { type: 'Input.Text', id: 'field.amount', label: 'Giá trị *', value: 'abc' },
      ],
    })
  })
})
