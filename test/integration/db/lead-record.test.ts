import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readLead, readLeads } from '../../../src/db/lead-record.ts'
import { leadId } from '../../../src/db/lead-state.ts'
import { onPostgres } from './on-postgres.ts'
import { at, date, putLead, putMember } from './rows.ts'

const db = onPostgres()

describe('reading a lead', () => {
  it('gives all that people see of it, times as instants and money with its currency', async () => {
    await putMember(db(), 'lan', 'Nguyễn Thị Lan')
    const reasons = [
      {
        rule: 'pricing_read',
        group: 'behaviour',
        points: 25,
        at: at('08:50'),
        count: 1,
        text: { vi: 'xem hết bảng giá', en: 'read the price list' },
      },
    ]
    const bant = { need: { value: 'clear', holds: true, from: 'buyer' } }
    const id = await putLead(db(), {
      name: 'Trần Minh',
      honorific: 'anh',
      phone: '+84901234567',
      stage: 'potential',
      band: 'hot',
      score: 92,
      reasons,
      bant,
      ownerId: 'lan',
      claimedAt: date('09:10'),
      callBy: date('09:25'),
      attempts: 2,
      nextKind: 'call_back',
      nextDueAt: date('15:00'),
      budgetMin: 500_000_000n,
      budgetMax: 1_000_000_000n,
      amount: 700_000_000n,
    })
    expect(await readLead(db(), id)).toMatchObject({
      id,
      number: 1,
      createdAt: at('09:00'),
      name: 'Trần Minh',
      honorific: 'anh',
      stage: 'potential',
      band: 'hot',
      score: 92,
      reasons,
      bant,
      ownerId: 'lan',
      ownerName: 'Nguyễn Thị Lan',
      claimedAt: at('09:10'),
      callBy: at('09:25'),
      firstTouchAt: null,
      nextStep: { kind: 'call_back', dueAt: at('15:00'), attempt: 3 },
      budget: {
        min: { amount: 500_000_000, currency: 'VND' },
        max: { amount: 1_000_000_000, currency: 'VND' },
      },
      amount: { amount: 700_000_000, currency: 'VND' },
      meeting: null,
      disqualified: null,
    })
  })

  it('shows the meeting that is still open, else the last one', async () => {
    const id = await putLead(db())
    const meeting = (day: string, outcome: string | null) => ({
      id: uuid(),
      leadId: id,
      memberId: 'lan',
      startsAt: date('10:00', day),
      endsAt: date('11:00', day),
      place: day,
      outcome,
    })
    await db().prisma.meeting.createMany({
      data: [meeting('2026-12-01', 'moved'), meeting('2026-12-03', 'cancelled')],
    })
    expect((await readLead(db(), id))?.meeting).toMatchObject({
      place: '2026-12-03',
      outcome: 'cancelled',
    })
    await db().prisma.meeting.create({ data: meeting('2026-12-02', null) })
    expect((await readLead(db(), id))?.meeting).toMatchObject({
      place: '2026-12-02',
      startsAt: at('10:00', '2026-12-02'),
      outcome: null,
    })
  })

  it('keeps the order asked and leaves out what is not there', async () => {
    const [first, second] = [await putLead(db()), await putLead(db())]
    const read = await readLeads(db(), [second, leadId(uuid()), first])
    expect(read.map(({ id }) => id)).toEqual([second, first])
    expect(await readLead(db(), leadId(uuid()))).toBeNull()
  })

  it('refuses a row whose reasons are not reasons', async () => {
    const id = await putLead(db(), { reasons: [{ rule: 'x' }] })
    await expect(readLead(db(), id)).rejects.toThrow(/group/)
  })
})
