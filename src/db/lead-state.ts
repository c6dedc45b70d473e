import { z } from 'zod'
import type { Bant } from '../domain/lead/bant.ts'
import { behaviourKinds } from '../domain/lead/behaviour.ts'
import { disqualifyReasons } from '../domain/lead/call-outcome.ts'
import { type JourneyState, reminders } from '../domain/lead/journey-state.ts'
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
import type { Lead, Meeting } from './generated/client.ts'
import type { Tx } from './transaction.ts'

export type LeadRow = Lead

/** A lead as its journey's decisions need it, locked until the transaction ends. */
export interface LockedLead {
  readonly row: Lead
  readonly standing: Standing
  readonly behaviours: readonly Behaviour[]
}

const behavioursRead = 500

export async function lockLead(tx: Tx, leadId: LeadId): Promise<LockedLead | null> {
  await tx.$queryRaw`SELECT 1 FROM lead WHERE id = ${leadId}::uuid FOR UPDATE`
  const row = await tx.lead.findUnique({ where: { id: leadId } })
  if (row === null) return null
  const [meeting, behaviours] = [await openMeeting(tx, leadId), await readBehaviours(tx, leadId)]
  return { row, behaviours, standing: standingOf(row, meeting, behaviours) }
}

/** A lead made in this transaction: locked already, and all that it did is known. */
export const freshLead = (row: LeadRow, behaviours: readonly Behaviour[]): LockedLead => ({
  row,
  behaviours,
  standing: standingOf(row, null, behaviours),
})

const openMeeting = (tx: Tx, leadId: LeadId): Promise<Meeting | null> =>
  tx.meeting.findFirst({ where: { leadId, outcome: null }, orderBy: { startsAt: 'desc' } })

async function readBehaviours(tx: Tx, leadId: LeadId): Promise<readonly Behaviour[]> {
  const rows = await tx.leadEvent.findMany({
    where: { leadId },
    orderBy: { at: 'desc' },
    take: behavioursRead,
  })
  return rows.map(({ kind, at, data }) => ({
    kind: z.enum(behaviourKinds).parse(kind),
    at: at.getTime(),
    ...pathOf(data),
  }))
}

const eventData = z.looseObject({ path: z.string().optional() })

function pathOf(data: unknown): { readonly path?: string } {
  const { path } = eventData.parse(data)
  return path === undefined ? {} : { path }
}

function standingOf(
  row: Lead,
  meeting: Meeting | null,
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

function stateOf(row: Lead, meeting: Meeting | null): JourneyState {
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
    meeting: meeting && {
      id: meeting.id,
      startsAt: meeting.startsAt.getTime(),
      endsAt: meeting.endsAt.getTime(),
    },
    lastTouchAt: instant(row.lastTouchAt),
    disqualified: z.enum(disqualifyReasons).nullable().parse(row.disqualified),
    bandChangesAt: instant(row.bandChangesAt),
    told: z.array(z.enum(reminders)).parse(row.told),
  }
}

/** The next step of a row, whose attempt is always one more than those made. */
export function nextStepOf(
  row: Pick<Lead, 'nextKind' | 'nextDueAt' | 'attempts'>,
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
