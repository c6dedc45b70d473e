import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { history } from '../../../src/db/history.ts'
import { leadId } from '../../../src/db/lead-state.ts'
import type { LeadId } from '../../../src/domain/lead/lead.ts'
import { onPostgres } from './on-postgres.ts'
import { at, date, firstPage, putLead } from './rows.ts'

const db = onPostgres()

async function aLife(): Promise<LeadId> {
  const id = await putLead(db(), { source: 'facebook_ads' })
  const row = (time: string) => ({ id: uuid(), leadId: id, at: date(time) })
  const { prisma } = db()
  await prisma.leadEvent.createMany({
    data: [
      { ...row('09:00'), kind: 'form_submitted' },
      { ...row('09:05'), kind: 'pricing_read' },
      { ...row('09:12'), kind: 'call_reached' },
      { ...row('09:40'), kind: 'returned', data: { source: 'zalo' } },
    ],
  })
  await prisma.auditEntry.createMany({
    data: [
      {
        changeId: '1',
        at: date('09:10'),
        by: 'lan',
        action: 'claim',
        leadId: id,
        after: { ownerId: 'lan' },
      },
      {
        changeId: '2',
        at: date('09:12'),
        by: 'lan',
        action: 'log_call',
        leadId: id,
        after: { ownerId: 'lan' },
      },
      {
        changeId: '3',
        at: date('09:50'),
        by: 'lan',
        action: 'release',
        leadId: id,
        after: { ownerId: null },
      },
    ],
  })
  await prisma.touch.create({
    data: { ...row('09:12'), memberId: 'lan', kind: 'call', outcome: 'reached', note: 'gọi lại' },
  })
  await prisma.stageChange.create({
    data: { ...row('09:20'), from: 'new', to: 'potential', by: 'lan', reason: 'bant' },
  })
  await prisma.meeting.create({
    data: {
      id: uuid(),
      leadId: id,
      memberId: 'lan',
      startsAt: date('10:00', '2026-12-02'),
      endsAt: date('11:00', '2026-12-02'),
      place: '',
      bookedAt: date('09:30'),
    },
  })
  return id
}

describe("a lead's history", () => {
  it('tells everything once, newest first', async () => {
    const { items, total } = await history(db(), await aLife(), firstPage)
    expect(total).toBe(8)
    expect(items).toEqual([
      { kind: 'owner', at: at('09:50'), action: 'release', by: 'lan', to: null },
      { kind: 'returned', at: at('09:40'), source: 'zalo' },
      { kind: 'meeting', at: at('09:30'), startsAt: at('10:00', '2026-12-02'), by: 'lan' },
      { kind: 'stage', at: at('09:20'), from: 'new', to: 'potential', by: 'lan', reason: 'bant' },
      {
        kind: 'touch',
        at: at('09:12'),
        by: 'lan',
        touch: 'call',
        outcome: 'reached',
        note: 'gọi lại',
      },
      { kind: 'owner', at: at('09:10'), action: 'claim', by: 'lan', to: 'lan' },
      { kind: 'behaviour', at: at('09:05'), event: 'pricing_read' },
      { kind: 'arrived', at: at('09:00'), source: 'facebook_ads' },
    ])
  })

  it('pages without losing or repeating a line, and counts all also past the end', async () => {
    const id = await aLife()
    const whole = await history(db(), id, firstPage)
    const pages = await Promise.all(
      [0, 1, 2].map((number) => history(db(), id, { number, size: 3 })),
    )
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items)
    expect(await history(db(), id, { number: 9, size: 3 })).toEqual({ items: [], total: 8 })
  })

  it('says where a return came from, or else where the lead did', async () => {
    const id = await putLead(db(), { source: 'website' })
    await db().prisma.leadEvent.create({
      data: { id: uuid(), leadId: id, kind: 'returned', at: date('10:00') },
    })
    const { items } = await history(db(), id, firstPage)
    expect(items[0]).toEqual({ kind: 'returned', at: at('10:00'), source: 'website' })
  })

  it('is empty for a lead that is not there, whatever others did', async () => {
    await aLife()
    expect(await history(db(), leadId(uuid()), firstPage)).toEqual({ items: [], total: 0 })
  })
})
