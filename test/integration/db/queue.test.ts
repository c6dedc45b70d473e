import { describe, expect, it } from 'vitest'
import { memberId } from '../../../src/db/lead-state.ts'
import { openLeadCounts } from '../../../src/db/member.ts'
import { queue } from '../../../src/db/queue.ts'
import { onPostgres } from './on-postgres.ts'
import { date, firstPage, putLead, putMember } from './rows.ts'

const db = onPostgres()
const lan = memberId('lan')

const names = async (owner: typeof lan | null, page = firstPage) => {
  const { items, total } = await queue(db(), owner, page)
  return { total, names: items.map(({ name }) => name) }
}

describe("a member's queue", () => {
  it('puts what is due first, then those with nothing due, hot first', async () => {
    const mine = { ownerId: 'lan' }
    await putLead(db(), { ...mine, name: 'nothing due, warm' })
    await putLead(db(), { ...mine, name: 'nothing due, hot', band: 'hot' })
    await putLead(db(), {
      ...mine,
      name: 'tomorrow',
      nextKind: 'call',
      nextDueAt: date('09:00', '2026-12-01'),
    })
    await putLead(db(), { ...mine, name: 'late', nextKind: 'call', nextDueAt: date('08:00') })
    await putLead(db(), { ...mine, name: 'soon', nextKind: 'call', nextDueAt: date('10:00') })
    await putLead(db(), {
      ...mine,
      name: 'soon, hot',
      band: 'hot',
      nextKind: 'call',
      nextDueAt: date('10:00'),
    })
    expect(await names(lan)).toEqual({
      total: 6,
      names: ['late', 'soon, hot', 'soon', 'tomorrow', 'nothing due, hot', 'nothing due, warm'],
    })
  })

  it('holds open leads of that member only', async () => {
    await putLead(db(), { name: 'mine', ownerId: 'lan' })
    await putLead(db(), { name: 'of another', ownerId: 'huy' })
    for (const stage of ['won', 'lost', 'wrong_target', 'unreachable']) {
      await putLead(db(), { name: stage, ownerId: 'lan', stage })
    }
    await putLead(db(), { name: 'junk', ownerId: 'lan', disqualified: 'spam' })
    expect(await names(lan)).toEqual({ total: 1, names: ['mine'] })
  })

  it('pages, and counts all also past the end', async () => {
    for (const name of ['a', 'b', 'c']) {
      await putLead(db(), { name, ownerId: 'lan', score: 100 - name.charCodeAt(0) })
    }
    expect(await names(lan, { number: 1, size: 2 })).toEqual({ total: 3, names: ['c'] })
    expect(await names(lan, { number: 5, size: 2 })).toEqual({ total: 3, names: [] })
  })
})

describe('the leads nobody has', () => {
  it('are the open hot and warm ones, best first and the oldest of equals first', async () => {
    await putLead(db(), { name: 'warm', score: 50 })
    await putLead(db(), { name: 'hot, younger', band: 'hot', score: 80 })
    await putLead(db(), { name: 'hot, older', band: 'hot', score: 80, createdAt: date('08:00') })
    await putLead(db(), { name: 'cool', band: 'cool', score: 20 })
    await putLead(db(), { name: 'owned', band: 'hot', ownerId: 'lan' })
    await putLead(db(), { name: 'unreachable', band: 'hot', stage: 'unreachable' })
    await putLead(db(), { name: 'lost', band: 'hot', stage: 'lost' })
    await putLead(db(), { name: 'junk', band: 'hot', disqualified: 'spam' })
    expect(await names(null)).toEqual({ total: 3, names: ['hot, older', 'hot, younger', 'warm'] })
  })
})

describe('open leads per member', () => {
  it('counts what the queue holds', async () => {
    await putMember(db(), 'lan')
    await putLead(db(), { ownerId: 'lan' })
    await putLead(db(), { ownerId: 'lan', stage: 'hot' })
    await putLead(db(), { ownerId: 'lan', stage: 'won' })
    await putLead(db(), { ownerId: 'huy', disqualified: 'spam' })
    await putLead(db())
    expect(await openLeadCounts(db())).toEqual(new Map([['lan', 2]]))
  })
})
