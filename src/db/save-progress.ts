import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { JourneyState } from '../domain/lead/journey-state.ts'
import { isClosedStage } from '../domain/lead/lead.ts'
import type { Marks, Progress } from '../domain/progress/progress.ts'
import type { Score } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Lead } from './generated/client.ts'
import type { LeadRow } from './lead-state.ts'
import { insertInto, json, updateById } from './statement.ts'
import type { Tx } from './transaction.ts'

/** Who changed a lead, how, and when; kept with what changed. */
export interface Author {
  readonly changeId: string
  /** A member's id, `buyer`, or `baton`. */
  readonly by: string
  readonly action: string
  readonly at: Instant
}

/** What was typed along: it never passes through a workflow. */
export interface Typed {
  readonly note: string | null
  readonly place: string | null
  readonly contract: string | null
}

export const untyped: Typed = { note: null, place: null, contract: null }

export interface Saved {
  readonly progress: Progress
  readonly score: Score & { readonly policyVersion: number }
  readonly author: Author
  readonly typed: Typed
  readonly isMql: boolean
  /** The opening that it waits for from here on, to be shown to the team. */
  readonly opening: Instant | null
}

export async function wasRecorded(tx: Tx, changeId: string): Promise<boolean> {
  const text = 'SELECT 1 FROM audit_entry WHERE change_id = $1'
  return (await tx.ask({ from: ['audit_entry'], text, values: [changeId] })).length > 0
}

/** Writes all that a change means, in the caller's transaction. */
export async function saveProgress(tx: Tx, before: LeadRow, saved: Saved): Promise<void> {
  const { progress, author, typed } = saved
  await tx.write(updateById('lead', before.id, changes(before, saved)))
  await saveStageChange(tx, before, saved)
  await saveMeetings(tx, before.id, progress, author, typed)
  await saveTouch(tx, before.id, progress, author, typed)
  await saveAudit(tx, [auditOf(before, saved)])
}

/** A lead that is new: made as it is after the change, and announced by it where it is hot. */
export async function saveNewLead(tx: Tx, stranger: LeadRow, saved: Saved): Promise<void> {
  const { progress, author } = saved
  await tx.write(insertInto('lead', { ...stranger, ...changes(stranger, saved) }))
  const made = auditOf(stranger, saved)
  const isShown = progress.state.announcedAt !== null
  await saveAudit(tx, isShown ? [made, announcementOf(made, author)] : [made])
}

/** A journey's behaviour counts for the score that is read with it. */
export const saveBehaviour = (
  tx: Tx,
  leadId: string,
  kind: NonNullable<Progress['behaviour']>,
  at: Instant,
): Promise<void> =>
  tx.write(insertInto('lead_event', { id: uuid(), leadId, kind, at: new Date(at) }))

type Changes = Partial<Omit<Lead, 'reasons' | 'bant'>> & {
  readonly reasons?: string
  readonly bant?: string
}

function changes(
  before: LeadRow,
  { progress, score, author, typed, isMql, opening }: Saved,
): Changes {
  const { state, marks = {} } = progress
  return {
    updatedAt: new Date(),
    opening: date(opening),
    ...journeyColumns(state),
    ...scoreColumns(score),
    ...markColumns(marks, author.at),
    ...firstTouch(before, state, author.at),
    ...(progress.bant === undefined ? {} : { bant: json(progress.bant) }),
    ...(typed.contract === null ? {} : { contract: typed.contract }),
    ...(before.mqlAt === null && isMql ? { mqlAt: new Date(author.at) } : {}),
    ...closing(before, state, author.at),
  }
}

function journeyColumns(state: JourneyState): Changes {
  return {
    stage: state.stage,
    band: state.band,
    ownerId: state.ownerId,
    claimedAt: date(state.claimedAt),
    announcedAt: date(state.announcedAt),
    promised: state.promise !== null,
    ...(state.promise === null
      ? {}
      : { nudgeAt: date(state.promise.nudgeAt), callBy: date(state.promise.dueAt) }),
    rounds: state.rounds,
    attempts: state.attemptsMade,
    nextKind: state.nextStep?.kind ?? null,
    nextDueAt: date(state.nextStep?.dueAt ?? null),
    lastTouchAt: date(state.lastTouchAt),
    disqualified: state.disqualified,
    told: [...state.told],
  }
}

const scoreColumns = (score: Saved['score']): Changes => ({
  score: score.points,
  reasons: json(score.reasons),
  bandChangesAt: date(score.bandChangesAt),
  policyVersion: score.policyVersion,
})

function markColumns(marks: Marks, at: Instant): Changes {
  const { promiseKept, becameSql, phoneDead, doNotCall, restored, amount, lossReason } = marks
  return {
    ...(promiseKept === undefined ? {} : { promiseKept }),
    ...(becameSql ? { sqlAt: new Date(at) } : {}),
    ...(phoneDead ? { phoneDead } : {}),
    ...(doNotCall ? { doNotCall } : {}),
    ...(restored ? { restored } : {}),
    ...(amount === undefined ? {} : { amount: BigInt(amount) }),
    ...(lossReason === undefined ? {} : { lossReason }),
  }
}

/** Whatever the owner did that counts as a touch is the first one, when none was before. */
function firstTouch(before: LeadRow, { lastTouchAt }: JourneyState, at: Instant): Changes {
  const isTouch = lastTouchAt !== null && lastTouchAt !== before.lastTouchAt?.getTime()
  return isTouch && before.firstTouchAt === null ? { firstTouchAt: new Date(at) } : {}
}

function closing(before: LeadRow, { stage }: JourneyState, at: Instant): Changes {
  if (stage === before.stage) return {}
  return { closedAt: isClosedStage(stage) ? new Date(at) : null }
}

async function saveStageChange(
  tx: Tx,
  before: LeadRow,
  { progress, author }: Saved,
): Promise<void> {
  if (progress.state.stage === before.stage) return
  const change = {
    id: uuid(),
    leadId: before.id,
    from: before.stage,
    to: progress.state.stage,
    by: author.by,
    reason: progress.stageReason ?? author.action,
    at: new Date(author.at),
  }
  await tx.write(insertInto('stage_change', change))
}

async function saveMeetings(
  tx: Tx,
  leadId: string,
  { settled, booked, state }: Progress,
  { at, by }: Author,
  { place }: Typed,
): Promise<void> {
  const outcomeAt = new Date(at)
  if (settled !== undefined) {
    const { meetingId, outcome } = settled
    await tx.write(updateById('meeting', meetingId, { outcome, outcomeAt }))
  }
  if (booked === undefined) return
  const meeting = {
    id: booked.id,
    leadId,
    memberId: state.ownerId ?? by,
    startsAt: new Date(booked.startsAt),
    endsAt: new Date(booked.endsAt),
    place: place ?? (await placeOf(tx, settled?.meetingId)),
    bookedAt: new Date(at),
  }
  await tx.write(insertInto('meeting', meeting))
}

/** A meeting that moves stays where it was to be. */
async function placeOf(tx: Tx, meetingId: string | undefined): Promise<string> {
  if (meetingId === undefined) return ''
  const text = 'SELECT place FROM meeting WHERE id = $1'
  const [row] = await tx.ask({ from: ['meeting'], text, values: [meetingId] })
  return z.string().parse(row?.['place'])
}

async function saveTouch(
  tx: Tx,
  leadId: string,
  { touch }: Progress,
  { by, at }: Author,
  { note }: Typed,
): Promise<void> {
  if (touch === undefined && note === null) return
  const { kind, outcome = null } = touch ?? { kind: 'note' }
  const row = { id: uuid(), leadId, memberId: by, kind, outcome, note, at: new Date(at) }
  await tx.write(insertInto('touch', row))
}

const saveAudit = (tx: Tx, entries: readonly [Audit, ...Audit[]]): Promise<void> =>
  tx.write(insertInto('audit_entry', ...entries))

type Audit = ReturnType<typeof auditOf>

function auditOf(before: LeadRow, { progress, author, score }: Saved) {
  const { state, marks, stageReason = null } = progress
  return {
    changeId: author.changeId,
    at: new Date(author.at),
    by: author.by,
    action: marks?.ownerAction ?? author.action,
    leadId: before.id,
    before: audited(before, before.score),
    after: audited(state, score.points),
    reason: stageReason,
  }
}

const announcementOf = (made: Audit, { changeId }: Author): Audit => ({
  ...made,
  changeId: `${changeId}:announce`,
  by: 'baton',
  action: 'announce',
  before: made.after,
})

const audited = (
  { stage, band, ownerId }: Pick<LeadRow, 'stage' | 'band' | 'ownerId'>,
  score: number,
) => ({ stage, band, ownerId, score })

const date = (at: Instant | null): Date | null => (at === null ? null : new Date(at))
