import { ApplicationFailure } from '@temporalio/activity'
import { v7 as uuid } from 'uuid'
import type { Database } from '../db/client.ts'
import { type LockedLead, lockLead } from '../db/lead-state.ts'
import { openLeadCounts } from '../db/member.ts'
import { lockOpenings } from '../db/opening-list.ts'
import {
  type Author,
  saveBehaviour,
  saveProgress,
  type Typed,
  untyped,
  wasRecorded,
} from '../db/save-progress.ts'
import { readSubmission } from '../db/submission.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { nextInTurn } from '../domain/assignment/in-turn.ts'
import type { LeadId, MemberId } from '../domain/lead/lead.ts'
import type { Refusal } from '../domain/lead/refusal.ts'
import { whyNot } from '../domain/lead/why-not.ts'
import { follow } from '../domain/progress/follow.ts'
import { waitsFor } from '../domain/progress/opening.ts'
import type { Progress } from '../domain/progress/progress.ts'
import { remind } from '../domain/progress/remind.ts'
import { rescored } from '../domain/progress/rescore.ts'
import { timetable } from '../domain/progress/timetable.ts'
import type { Score } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Change, Recorded } from '../workflows/contract.ts'
import { takeDelivery } from './delivery.ts'
import { houseAt, type Rules, type RulesInForce } from './house.ts'
import { writeLetters } from './letters.ts'
import { scoreOf } from './scoring.ts'

export interface RecordDeps {
  readonly db: Database
  readonly rules: RulesInForce
}

/** One change of one lead: decided against the locked record and written with all that follows, or refused. */
export async function record(
  { db, rules: inForce }: RecordDeps,
  leadId: LeadId,
  change: Change,
  now: Instant,
): Promise<Recorded> {
  const rules = await inForce()
  const turn = await whoseTurn(db, change, rules, now)
  return inTransaction(db, async (tx) => {
    if (change.kind === 'reminder' && change.what === 'announce') await lockOpenings(tx)
    const lead = await lockLead(tx, leadId)
    if (lead === null) throw ApplicationFailure.nonRetryable('no such lead', 'NoSuchLead')
    if (await wasRecorded(tx, change.id)) return asItStands(lead, rules, now)
    const refusal = refusalOf(lead, change, rules, now)
    if (refusal !== null) return { ...asItStands(lead, rules, now), refusal }
    return apply(tx, lead, change, { rules, turn, now })
  })
}

interface Circumstances {
  readonly rules: Rules
  readonly turn: MemberId | null
  readonly now: Instant
}

async function apply(
  tx: Tx,
  lead: LockedLead,
  change: Change,
  circumstances: Circumstances,
): Promise<Recorded> {
  const { rules, now } = circumstances
  const author = authorOf(change, now)
  const { lead: current, progress } = await progressOf(tx, lead, change, circumstances)
  const { leadId, ownerId: ownerBefore } = lead.standing.state
  const judged = judge(current, progress, rules, now)
  if (progress.behaviour !== undefined) await saveBehaviour(tx, leadId, progress.behaviour, now)
  await saveProgress(tx, current.row, { ...judged, author, typed: await typedOf(tx, change) })
  const told = { leadId, ownerBefore, changeId: change.id, opening: openingOf(lead) }
  await writeLetters(tx, told, judged.progress, rules, now)
  return standing(judged.progress.state, rules, now)
}

/** A change with what follows from it, as it is to be written. */
export interface Judged {
  readonly progress: Progress
  readonly score: Score & { readonly policyVersion: number }
  readonly isMql: boolean
  /** The opening at which the team is to be shown it. */
  readonly opening: Instant | null
}

const openingOf = ({ row }: LockedLead): Instant | null => row.opening?.getTime() ?? null

/** The score is read anew after every change: what was done may count. */
export function judge(lead: LockedLead, progress: Progress, rules: Rules, at: Instant): Judged {
  const { row, standing: was, behaviours } = lead
  const done = progress.behaviour
  const bant = progress.bant ?? was.bant
  const did = done === undefined ? behaviours : [{ kind: done, at }, ...behaviours]
  const score = scoreOf({ ...row, bant }, did, rules, at)
  const restored = row.restored || progress.marks?.restored === true
  const { state, tell = [] } = rescored(progress.state, { ...score, restored })
  const isMql = state.disqualified === null && score.points >= rules.policy.bands.mql
  const tells = [...(progress.tell ?? []), ...tell]
  const opening = waitsFor(state, openingOf(lead), houseAt(rules, at))
  return { progress: { ...progress, state, tell: tells }, score, isMql, opening }
}

async function progressOf(
  tx: Tx,
  lead: LockedLead,
  change: Change,
  { rules, turn, now }: Circumstances,
): Promise<{ readonly lead: LockedLead; readonly progress: Progress }> {
  const house = houseAt(rules, now)
  switch (change.kind) {
    case 'instruction':
      return { lead, progress: follow(lead.standing, change.instruction, uuid(), house) }
    case 'reminder':
      return { lead, progress: remind(lead.standing, change.what, turn, house) }
    case 'visit':
    case 'behaviour':
      return takeDelivery(tx, lead, change.inboundId, house)
    case 'reread':
      return { lead, progress: { state: lead.standing.state } }
    default:
      return change satisfies never
  }
}

function refusalOf(lead: LockedLead, change: Change, rules: Rules, now: Instant): Refusal | null {
  if (change.kind !== 'instruction') return null
  const { wish } = change.instruction
  if (
    wish.kind === 'hand_over' &&
    !rules.members.some(({ id, sells }) => id === wish.to && sells)
  ) {
    return { code: 'no_such_member' }
  }
  return whyNot(lead.standing.state, change.instruction, now)
}

async function whoseTurn(
  db: Database,
  change: Change,
  rules: Rules,
  now: Instant,
): Promise<MemberId | null> {
  if (change.kind !== 'reminder' || change.what !== 'assign_in_turn') return null
  return nextInTurn(rules.members, await openLeadCounts(db), houseAt(rules, now))
}

function authorOf(change: Change, at: Instant): Author {
  switch (change.kind) {
    case 'instruction': {
      const { by, wish } = change.instruction
      return { changeId: change.id, by: by.memberId, action: wish.kind, at }
    }
    case 'reminder':
      return { changeId: change.id, by: 'baton', action: change.what, at }
    case 'visit':
    case 'behaviour':
      return { changeId: change.id, by: 'buyer', action: change.kind, at }
    case 'reread':
      return { changeId: change.id, by: 'baton', action: change.kind, at }
    default:
      return change satisfies never
  }
}

async function typedOf(tx: Tx, change: Change): Promise<Typed> {
  if (change.kind !== 'instruction' || change.instruction.submissionId === undefined) return untyped
  const typed = await readSubmission(tx, change.instruction.submissionId)
  const { note = null, place = null, contract = null } = typed?.values ?? {}
  return { note, place, contract }
}

const asItStands = ({ standing: { state } }: LockedLead, rules: Rules, now: Instant): Recorded =>
  standing(state, rules, now)

export const standing = (state: Recorded['state'], rules: Rules, now: Instant): Recorded => ({
  state,
  timetable: timetable(state, houseAt(rules, now)),
  refusal: null,
  unsent: true,
})
