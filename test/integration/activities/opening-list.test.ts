import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeSlack, fakeSlack } from '../../drivers/fake-slack.ts'
import { onPostgres } from '../db/on-postgres.ts'
import { at } from '../db/rows.ts'
import { anOpening, heading, inChannel, type Opening, opening, shown } from './an-opening.ts'

const database = onPostgres()
let api: FakeSlack
let team: Opening
beforeEach(async () => {
  api = await fakeSlack()
  api.answer('chat.postMessage', ...Array.from({ length: 60 }, (_, n) => posted(`${n + 1}.1`)))
  api.answer('chat.update', { ok: true })
  api.answer('conversations.open', { ok: true, channel: { id: 'D1' } })
  team = anOpening(database(), api)
})
afterEach(() => api.close())

const posted = (ts: string) => ({ ok: true, channel: 'C0SALES', ts })
const posts = () => api.calls('chat.postMessage').filter(inChannel)
const edits = () => api.calls('chat.update').filter(inChannel)
const claims = (blocks = '') => blocks.match(/lead\|claim\|/g)?.length ?? 0

async function wake(...leads: readonly number[]) {
  for (const lead of leads) {
    await team.announce(lead)
    await team.deliver(lead)
  }
}

describe('the opening', () => {
  it('shows all who waited in one message, best first, whoever wakes first', async () => {
    await team.wait(12, 30, 21)
    await wake(12, 30, 21)
    expect(posts()).toHaveLength(1)
    expect(posts().map(shown)).toEqual([[30, 21, 12]])
    expect(posts().map(heading)).toEqual(['🌅 3 lead chờ từ 17:30 T6 27/11, tốt nhất trước'])
    expect(edits()).toEqual([])
  })

  it('is edited where it stands when a lead is claimed, and the owner gets a card of their own', async () => {
    await team.wait(12, 30, 21)
    await wake(12, 30, 21)
    await team.does(30, { kind: 'claim' }, at('08:03'))
    await team.deliver(30, at('08:03'))
    expect(posts()).toHaveLength(1)
    const [edit, ...more] = edits()
    expect(more).toEqual([])
    expect(edit?.args).toMatchObject({ ts: '1.1' })
    expect(edit?.args['blocks']).toContain('✅ Lan nhận lúc 08:03 (sau 3 phút)')
    expect(claims(edit?.args['blocks'])).toBe(2)
    const own = api.calls('chat.postMessage').filter((call) => !inChannel(call))
    expect(own.map(shown)).toEqual([[30]])
  })

  it('shows 23 in three messages, in order, though they wake at once and in any order', async () => {
    const points = Array.from({ length: 23 }, (_, n) => n + 10)
    await team.wait(...points)
    await Promise.all(points.map((lead) => team.announce(lead)))
    await Promise.all(points.map((lead) => team.deliver(lead)))
    const best = points.toReversed()
    expect(posts().map(shown)).toEqual([best.slice(0, 10), best.slice(10, 20), best.slice(20)])
    expect(posts().map((post) => heading(post).split(' · ')[1])).toEqual([
      '1–10 trong 23',
      '11–20 trong 23',
      '21–23 trong 23',
    ])
    expect(edits()).toEqual([])
  })

  it('asks after an unknown result instead of posting the list again', async () => {
    await team.wait(12, 30)
    api.answer('chat.postMessage', 'cut')
    await team.announce(12)
    await expect(team.deliver(12)).rejects.toMatchObject({ type: 'Chat.unknown_result' })
    const [lost] = posts()
    const metadata = JSON.parse(lost?.args['metadata'] ?? '{}')
    expect(metadata).toMatchObject({
      event_payload: { key: 'opening:2026-11-30T01:00:00.000Z:C0SALES:0' },
    })
    api.answer('conversations.history', { ok: true, messages: [{ ts: '7.7', metadata }] })
    await wake(30)
    await team.deliver(12)
    expect(posts()).toHaveLength(1)
    const cards = await database().prisma.card.findMany({ where: { place: 'C0SALES' } })
    expect(cards.map(({ messageId }) => messageId)).toEqual(['7.7', '7.7'])
  })

  it('gives one that waits alone its ordinary card', async () => {
    await team.wait(12)
    await wake(12)
    expect(posts()).toHaveLength(1)
    expect(posts().map(heading)).toEqual([expect.stringContaining('NÓNG · 12')])
    const [card] = await database().prisma.card.findMany()
    expect(card).toMatchObject({ opening: null, rank: null })
  })

  it('leaves out who was claimed or put out before', async () => {
    await team.wait(12, 30, 21, 25)
    await team.does(30, { kind: 'claim' }, at('07:00'))
    await team.does(25, { kind: 'disqualify', reason: 'spam' }, at('07:00'))
    await wake(12, 21)
    expect(posts().map(shown)).toEqual([[21, 12]])
  })

  it('waits for the lead that is being claimed at this very moment', async () => {
    await team.wait(12, 30, 21)
    await Promise.all([
      team.does(30, { kind: 'claim' }, opening),
      team.announce(12),
      team.announce(21),
    ])
    await Promise.all([12, 30, 21].map((lead) => team.deliver(lead)))
    const cards = await database().prisma.card.findMany({ where: { leadId: team.id(30) } })
    const last = [...posts(), ...edits()].at(-1)
    const isListed = cards.some(({ place }) => place === 'C0SALES')
    expect(claims(last?.args['blocks'])).toBe(2)
    expect(last && shown(last)).toEqual(isListed ? [30, 21, 12] : [21, 12])
  })

  it('leaves a lead of working time alone, whoever waited before', async () => {
    await team.wait(12, 30)
    await wake(12, 30)
    await team.wait(40)
    await database().prisma.lead.update({ where: { id: team.id(40) }, data: { opening: null } })
    await team.announce(40, at('09:00'))
    await team.deliver(40, at('09:00'))
    expect(posts().map(shown)).toEqual([[30, 12], [40]])
  })

  it('posts the list anew when somebody deleted it', async () => {
    await team.wait(12, 30)
    await wake(12, 30)
    api.answer('chat.update', { ok: false, error: 'message_not_found' })
    await team.does(12, { kind: 'claim' }, at('08:03'))
    await team.deliver(12, at('08:03'))
    expect(posts().map(shown)).toEqual([
      [30, 12],
      [30, 12],
    ])
    const cards = await database().prisma.card.findMany({ where: { place: 'C0SALES' } })
    const [first, ...others] = new Set(cards.map(({ messageId }) => messageId))
    expect(first).not.toBe('1.1')
    expect(others).toEqual([])
  })

  it('says in the thread of the list whose lead it speaks of', async () => {
    await team.wait(12, 30)
    await wake(12, 30)
    await team.remind(12, 'show_again', at('08:05'))
    await team.deliver(12, at('08:05'))
    const [, said] = posts()
    expect(said?.args).toMatchObject({ thread_ts: '1.1' })
    expect(said?.args['blocks']).toContain('NÓNG · 12 — Người 12')
  })

  it('is the one of the night: who waits for another opening is not in it', async () => {
    await team.wait(12, 30)
    const next = { where: { id: team.id(30) }, data: { opening: new Date(at('13:30')) } }
    await database().prisma.lead.update(next)
    await wake(12)
    expect(posts().map(shown)).toEqual([[12]])
  })
})
