import { z } from 'zod'
import { disqualifyReasons, lossReasons, meetingOutcomes } from '../domain/lead/call-outcome.ts'
import { bands, type LeadId, stages } from '../domain/lead/lead.ts'
import type { LeadRecord } from '../domain/lead/record.ts'
import { currencies, type Money } from '../domain/money/money.ts'
import type { ScoreReason } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import {
  type LeadRow,
  leadColumns,
  leadId,
  leadRow,
  memberId,
  nextStepOf,
  readBant,
} from './lead-state.ts'
import type { Row } from './statement.ts'

export async function readLead(db: Database, id: LeadId): Promise<LeadRecord | null> {
  const [lead] = await readLeads(db, [id])
  return lead ?? null
}

/** In the order asked; those that are not there are left out. */
export async function readLeads(
  db: Pick<Database, 'ask'>,
  ids: readonly LeadId[],
): Promise<readonly LeadRecord[]> {
  if (ids.length === 0) return []
  const rows = await db.ask({ from: ['lead', 'meeting', 'member'], text, values: [ids] })
  const byId = new Map(rows.map((row) => [String(row['id']), leadRecord(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Of the meetings the one that is still to come or to be told of, else the last. */
const text = `
  SELECT ${leadColumns}, (SELECT name FROM member WHERE member.id = owner_id) AS owner_name, (
    SELECT jsonb_build_object('id', id, 'startsAt', extract(epoch FROM starts_at) * 1000,
      'endsAt', extract(epoch FROM ends_at) * 1000, 'place', place, 'outcome', outcome)
    FROM meeting WHERE lead_id = lead.id ORDER BY outcome IS NULL DESC, starts_at DESC LIMIT 1
  ) AS meeting
  FROM lead WHERE id = ANY($1::uuid[])`

const around = z.object({
  number: z.number(),
  owner_name: z.string().nullable(),
  meeting: z
    .object({
      id: z.string(),
      startsAt: z.number(),
      endsAt: z.number(),
      place: z.string(),
      outcome: z.enum(meetingOutcomes).nullable(),
    })
    .nullable(),
})

function leadRecord(raw: Row): LeadRecord {
  const row = leadRow(raw)
  const { number, owner_name: ownerName, meeting } = around.parse(raw)
  return {
    ...personOf(row),
    ...standingOf(row),
    ...timesOf(row),
    number,
    ownerId: row.ownerId === null ? null : memberId(row.ownerId),
    ownerName,
    meeting,
  }
}

const personOf = (row: LeadRow) => ({
  id: leadId(row.id),
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

const standingOf = (row: LeadRow) => ({
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

const timesOf = (row: LeadRow) => ({
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

function budgetOf({ budgetMin, budgetMax, currency }: LeadRow): LeadRecord['budget'] {
  if (budgetMin === null) return null
  return {
    min: moneyOf(budgetMin, currency),
    max: budgetMax === null ? null : moneyOf(budgetMax, currency),
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
