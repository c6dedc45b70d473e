import { v7 as uuid } from 'uuid'
import type { JourneyState } from '../domain/lead/journey-state.ts'
import { isClosedStage, type LeadId } from '../domain/lead/lead.ts'
import type { Marks, Progress } from '../domain/progress/progress.ts'
import type { Score } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Lead, Prisma } from './generated/client.ts'
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
}

export const wasRecorded = async (tx: Tx, changeId: string): Promise<boolean> =>
  (await tx.auditEntry.findUnique({ where: { changeId }, select: { id: true } })) !== null

/** Writes all that a change means, in the caller's transaction. */
export async function saveProgress(tx: Tx, before: Lead, saved: Saved): Promise<void> {
  const leadId = before.id
  const { progress, author, typed } = saved
  await tx.lead.update({ where: { id: leadId }, data: columns(before, saved) })
  await saveStageChange(tx, before, saved)
  await saveMeetings(tx, leadId, progress, author, typed)
  await saveTouch(tx, leadId, progress, author, typed)
  await saveAudit(tx, before, saved)
}

/** A journey's behaviour is written before the score is read, so it has a call of its own. */
export async function saveBehaviour(
  tx: Tx,
  leadId: LeadId,
  kind: NonNullable<Progress['behaviour']>,
  at: Instant,
): Promise<void> {
  await tx.leadEvent.create({ data: { id: uuid(), leadId, kind, at: new Date(at) } })
}

function columns(
  before: Lead,
  { progress, score, author, typed, isMql }: Saved,
): Prisma.LeadUpdateInput {
  const { state, marks = {} } = progress
  return {
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

function journeyColumns(state: JourneyState): Prisma.LeadUpdateInput {
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

const scoreColumns = (score: Saved['score']): Prisma.LeadUpdateInput => ({
  score: score.points,
  reasons: score.reasons.map((reason) => ({ ...reason })),
  bandChangesAt: date(score.bandChangesAt),
  policyVersion: score.policyVersion,
})

function markColumns(marks: Marks, at: Instant): Prisma.LeadUpdateInput {
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
function firstTouch(
  before: Lead,
  { lastTouchAt }: JourneyState,
  at: Instant,
): Prisma.LeadUpdateInput {
  const isTouch = lastTouchAt !== null && lastTouchAt !== before.lastTouchAt?.getTime()
  return isTouch && before.firstTouchAt === null ? { firstTouchAt: new Date(at) } : {}
}

function closing(before: Lead, { stage }: JourneyState, at: Instant): Prisma.LeadUpdateInput {
  if (stage === before.stage) return {}
  return { closedAt: isClosedStage(stage) ? new Date(at) : null }
}

async function saveStageChange(tx: Tx, before: Lead, { progress, author }: Saved): Promise<void> {
  if (progress.state.stage === before.stage) return
  await tx.stageChange.create({
    data: {
      id: uuid(),
      leadId: before.id,
      from: before.stage,
      to: progress.state.stage,
      by: author.by,
      reason: progress.stageReason ?? author.action,
      at: new Date(author.at),
    },
  })
}

async function saveMeetings(
  tx: Tx,
  leadId: string,
  { settled, booked, state }: Progress,
  { at, by }: Author,
  { place }: Typed,
): Promise<void> {
  const old =
    settled &&
    (await tx.meeting.update({
      where: { id: settled.meetingId },
      data: { outcome: settled.outcome, outcomeAt: new Date(at) },
    }))
  if (booked === undefined) return
  await tx.meeting.create({
    data: {
      id: booked.id,
      leadId,
      memberId: state.ownerId ?? by,
      startsAt: new Date(booked.startsAt),
      endsAt: new Date(booked.endsAt),
      place: place ?? old?.place ?? '',
      bookedAt: new Date(at),
    },
  })
}

async function saveTouch(
  tx: Tx,
  leadId: string,
  { touch }: Progress,
  { by, at }: Author,
  { note }: Typed,
): Promise<void> {
  if (touch === undefined && note === null) return
  await tx.touch.create({
    data: {
      id: uuid(),
      leadId,
      memberId: by,
      kind: touch?.kind ?? 'note',
      outcome: touch?.outcome ?? null,
      note,
      at: new Date(at),
    },
  })
}

async function saveAudit(tx: Tx, before: Lead, { progress, author, score }: Saved): Promise<void> {
  const { state, marks } = progress
  await tx.auditEntry.create({
    data: {
      changeId: author.changeId,
      at: new Date(author.at),
      by: author.by,
      action: marks?.ownerAction ?? author.action,
      leadId: before.id,
      before: audited(before, before.score),
      after: audited(state, score.points),
      reason: progress.stageReason ?? null,
    },
  })
}

/** For the record: a lead that was hot on arrival was shown to the team by the same change. */
export async function saveAnnouncement(
  tx: Tx,
  state: JourneyState,
  { points }: Score,
  { changeId, at }: Pick<Author, 'changeId' | 'at'>,
): Promise<void> {
  const asItWas = audited(state, points)
  const who = { by: 'baton', action: 'announce', leadId: state.leadId }
  await tx.auditEntry.create({
    data: { ...who, changeId, at: new Date(at), before: asItWas, after: asItWas },
  })
}

const audited = (
  { stage, band, ownerId }: Pick<Lead, 'stage' | 'band' | 'ownerId'>,
  score: number,
) => ({ stage, band, ownerId, score })

const json = (value: object): Prisma.InputJsonObject => ({ ...value })

const date = (at: Instant | null): Date | null => (at === null ? null : new Date(at))
