import { z } from 'zod'
import type { Bant } from '../domain/lead/bant.ts'
import { behaviourKinds } from '../domain/lead/behaviour.ts'
import { disqualifyReasons } from '../domain/lead/call-outcome.ts'
import { type JourneyState, type MeetingState, reminders } from '../domain/lead/journey-state.ts'
import {
  bands,
  bantQuestions,
  type LeadId,
  type MemberId,
  type NextStep,
  stages,
} from '../domain/lead/lead.ts'
import type { Standing } from '../domain/progress/progress.ts'
import type { Behaviour } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { type Lead, Prisma } from './generated/client.ts'
import { columns, named, type Row } from './statement.ts'
import type { Tx } from './transaction.ts'

/** What the database alone knows of a lead that is just made is left out. */
export type LeadRow = Omit<Lead, 'number' | 'updatedAt'>

/** A lead as its journey's decisions need it, locked until the transaction ends. */
export interface LockedLead {
  readonly row: LeadRow
  readonly standing: Standing
  readonly behaviours: readonly Behaviour[]
}

/** First the lock, then what it guards: one statement would read the rest as it was before the wait. */
export async function lockLead(tx: Tx, id: LeadId): Promise<LockedLead | null> {
  const text = `SELECT ${leadColumns} FROM lead WHERE id = $1 FOR UPDATE`
  const [raw] = await tx.ask({ from: ['lead'], text, values: [id] })
  if (raw === undefined) return null
  const row = leadRow(raw)
  const [around] = await tx.ask({ from: ['meeting', 'lead_event'], text: aroundLead, values: [id] })
  const { meeting, behaviours } = surroundings.parse(around)
  return { row, behaviours, standing: standingOf(row, meeting, behaviours) }
}

const behaviourOf = `jsonb_strip_nulls(jsonb_build_object('kind', kind,
  'at', extract(epoch FROM at) * 1000, 'path', data->>'path'))`

const aroundLead = `
  SELECT (
    SELECT jsonb_build_object('id', id, 'startsAt', extract(epoch FROM starts_at) * 1000,
      'endsAt', extract(epoch FROM ends_at) * 1000)
    FROM meeting WHERE lead_id = $1 AND outcome IS NULL ORDER BY starts_at DESC LIMIT 1
  ) AS meeting, (
    SELECT coalesce(jsonb_agg(${behaviourOf} ORDER BY at DESC), '[]')
    FROM (SELECT kind, at, data FROM lead_event WHERE lead_id = $1 ORDER BY at DESC LIMIT 500) e
  ) AS behaviours`

const behaviour = z.object({
  kind: z.enum(behaviourKinds),
  at: z.number(),
  path: z.string().exactOptional(),
})

const surroundings = z.object({
  meeting: z.object({ id: z.string(), startsAt: z.number(), endsAt: z.number() }).nullable(),
  behaviours: z.array(behaviour),
})

/** What a browser did before anybody knew whose it is. */
export async function behavioursOfVisitor(
  tx: Tx,
  visitorId: string,
): Promise<readonly Behaviour[]> {
  const rows = await tx.ask({
    from: ['lead_event'],
    text: `SELECT ${behaviourOf} AS did FROM lead_event
      WHERE visitor_id = $1 AND lead_id IS NULL ORDER BY at DESC LIMIT 500`,
    values: [visitorId],
  })
  return rows.map(({ did }) => behaviour.parse(did))
}

/** By name: a prepared `SELECT *` fails once a migration has added a column. */
export const leadColumns = columns(Object.keys(Prisma.LeadScalarFieldEnum), 'lead')

/** A row of `leadColumns`; money comes as text, for it may be more than a number holds. */
export function leadRow(raw: Row): LeadRow {
  const row = { ...named(raw), ...money.parse(named(raw)) }
  return row as unknown as LeadRow
}

const amount = z.string().transform(BigInt).nullable()
const money = z.object({ budgetMin: amount, budgetMax: amount, amount })

/** A lead made in this transaction: locked already, and all that it did is known. */
export const freshLead = (row: LeadRow, behaviours: readonly Behaviour[]): LockedLead => ({
  row,
  behaviours,
  standing: standingOf(row, null, behaviours),
})

function standingOf(
  row: LeadRow,
  meeting: MeetingState | null,
  behaviours: readonly Behaviour[],
): Standing {
  return {
    state: stateOf(row, meeting),
    bant: readBant(row.bant),
    hasEmail: row.email !== null && row.unsubscribedAt === null,
    askedContact: row.askedContact,
    firstTouchAt: instant(row.firstTouchAt),
    everReached: behaviours.some(({ kind }) => kind === 'call_reached'),
    isSql: row.sqlAt !== null,
  }
}

function stateOf(row: LeadRow, meeting: MeetingState | null): JourneyState {
  const { nudgeAt, callBy, promised } = row
  return {
    leadId: leadId(row.id),
    stage: z.enum(stages).parse(row.stage),
    band: z.enum(bands).parse(row.band),
    ownerId: row.ownerId === null ? null : memberId(row.ownerId),
    claimedAt: instant(row.claimedAt),
    announcedAt: instant(row.announcedAt),
    promise:
      promised && nudgeAt && callBy
        ? { nudgeAt: nudgeAt.getTime(), dueAt: callBy.getTime() }
        : null,
    rounds: row.rounds,
    attemptsMade: row.attempts,
    nextStep: nextStepOf(row),
    meeting,
    lastTouchAt: instant(row.lastTouchAt),
    disqualified: z.enum(disqualifyReasons).nullable().parse(row.disqualified),
    bandChangesAt: instant(row.bandChangesAt),
    told: z.array(z.enum(reminders)).parse(row.told),
  }
}

/** The next step of a row, whose attempt is always one more than those made. */
export function nextStepOf(
  row: Pick<LeadRow, 'nextKind' | 'nextDueAt' | 'attempts'>,
): NextStep | null {
  if (row.nextKind === null || row.nextDueAt === null) return null
  const kind = nextKind.parse(row.nextKind)
  const dueAt = row.nextDueAt.getTime()
  return kind === 'call' || kind === 'call_back'
    ? { kind, dueAt, attempt: row.attempts + 1 }
    : { kind, dueAt }
}

const nextKind = z.enum(['first_call', 'call', 'call_back', 'meeting', 'follow_up'])

const bantAnswer = z.strictObject({ value: z.string(), holds: z.boolean(), from: z.string() })
const bantColumn = z.partialRecord(z.enum(bantQuestions), bantAnswer)

export const readBant = (column: unknown): Bant => bantColumn.parse(column)

const instant = (at: Date | null): Instant | null => at?.getTime() ?? null

/** Rows hold plain text; these two say that a column is what its name says. */
export const leadId = (text: string): LeadId => text as LeadId
export const memberId = (text: string): MemberId => text as MemberId
