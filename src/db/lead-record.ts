import { z } from 'zod'
import { disqualifyReasons, lossReasons, meetingOutcomes } from '../domain/lead/call-outcome.ts'
import { bands, type LeadId, stages } from '../domain/lead/lead.ts'
import type { LeadRecord, MeetingRecord } from '../domain/lead/record.ts'
import { currencies, type Money } from '../domain/money/money.ts'
import type { ScoreReason } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import type { Lead, Meeting } from './generated/client.ts'
import { leadId, memberId, nextStepOf, readBant } from './lead-state.ts'

export async function readLead(db: Database, id: LeadId): Promise<LeadRecord | null> {
  const [lead] = await readLeads(db, [id])
  return lead ?? null
}

/** In the order asked; those that are not there are left out. */
export async function readLeads(
  db: Database,
  ids: readonly LeadId[],
): Promise<readonly LeadRecord[]> {
  if (ids.length === 0) return []
  const rows = await db.prisma.lead.findMany({
    where: { id: { in: [...ids] } },
    include: { meetings: { orderBy: { startsAt: 'desc' } } },
  })
  const names = await namesOf(db, rows)
  const byId = new Map(rows.map((row) => [row.id, leadRecord(row, names)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Row = Lead & { readonly meetings: readonly Meeting[] }

async function namesOf(
  { prisma }: Database,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))
  if (owners.size === 0) return new Map()
  const members = await prisma.member.findMany({
    where: { id: { in: [...owners] } },
    select: { id: true, name: true },
  })
  return new Map(members.map(({ id, name }) => [id, name]))
}

function leadRecord(row: Row, names: ReadonlyMap<string, string>): LeadRecord {
  return {
    ...personOf(row),
    ...standingOf(row),
    ...timesOf(row),
    ownerId: row.ownerId === null ? null : memberId(row.ownerId),
    ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    meeting: meetingOf(row.meetings),
  }
}

const personOf = (row: Row) => ({
  id: leadId(row.id),
  number: row.number,
  name: row.name,
  honorific: row.honorific,
  company: row.company,
  title: row.title,
  phone: row.phone,
  email: row.email,
  province: row.province,
  message: row.message,
  timing: row.timing,
  source: row.source,
  sourceDetail: row.sourceDetail,
  budget: budgetOf(row),
  visits: row.visits,
})

const standingOf = (row: Row) => ({
  stage: z.enum(stages).parse(row.stage),
  band: z.enum(bands).parse(row.band),
  score: row.score,
  reasons: reasonsColumn.parse(row.reasons),
  bant: readBant(row.bant),
  attempts: row.attempts,
  nextStep: nextStepOf(row),
  disqualified: z.enum(disqualifyReasons).nullable().parse(row.disqualified),
  lossReason: z.enum(lossReasons).nullable().parse(row.lossReason),
  amount: row.amount === null ? null : moneyOf(row.amount, row.currency),
  contract: row.contract,
})

const timesOf = (row: Row) => ({
  createdAt: row.createdAt.getTime(),
  announcedAt: instant(row.announcedAt),
  claimedAt: instant(row.claimedAt),
  callBy: instant(row.callBy),
  firstTouchAt: instant(row.firstTouchAt),
  lastTouchAt: instant(row.lastTouchAt),
  mqlAt: instant(row.mqlAt),
  sqlAt: instant(row.sqlAt),
  closedAt: instant(row.closedAt),
})

function budgetOf({ budgetMin, budgetMax, currency }: Row): LeadRecord['budget'] {
  if (budgetMin === null) return null
  return {
    min: moneyOf(budgetMin, currency),
    max: budgetMax === null ? null : moneyOf(budgetMax, currency),
  }
}

/** The one that is still to come or to be told of, else the last; they come latest first. */
function meetingOf(meetings: readonly Meeting[]): MeetingRecord | null {
  const meeting = meetings.find(({ outcome }) => outcome === null) ?? meetings[0]
  if (meeting === undefined) return null
  return {
    id: meeting.id,
    startsAt: meeting.startsAt.getTime(),
    endsAt: meeting.endsAt.getTime(),
    place: meeting.place,
    outcome: z.enum(meetingOutcomes).nullable().parse(meeting.outcome),
  }
}

const reasonsColumn: z.ZodType<readonly ScoreReason[]> = z.array(
  z.strictObject({
    rule: z.string(),
    group: z.enum(['fit', 'behaviour', 'negative']),
    points: z.number(),
    at: z.number().nullable(),
    count: z.number(),
    text: z.strictObject({ vi: z.string(), en: z.string() }),
  }),
)

const moneyOf = (amount: bigint, currency: string): Money => ({
  amount: Number(amount),
  currency: z.enum(currencies).parse(currency),
})

const instant = (at: Date | null): Instant | null => at?.getTime() ?? null
