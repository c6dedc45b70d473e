import type { Instant } from '../working-time/instant.ts'
import type { Instruction, Wish } from './instruction.ts'
import type { JourneyState } from './journey-state.ts'
import { type Actor, isClosedStage, isManager } from './lead.ts'
import type { Refusal } from './refusal.ts'

/** What a refusal is decided by; the record knows it too, so a form need not open in vain. */
export type AsItStands = Pick<
  JourneyState,
  'stage' | 'ownerId' | 'claimedAt' | 'disqualified' | 'meeting'
>

/**
 * Why an instruction can't be followed as things stand, or null when it can.
 * Pure and light: the workflow's validators call it, and the record checks it again.
 */
export function whyNot(state: AsItStands, { by, wish }: Instruction, now: Instant): Refusal | null {
  switch (wish.kind) {
    case 'claim':
      return ended(state) ?? alreadyClaimed(state)
    case 'restore':
      return state.disqualified === null ? { code: 'not_disqualified' } : null
    case 'reopen':
      return isClosedStage(state.stage) ? whenOwned(state, by) : { code: 'not_closed' }
    case 'disqualify':
      return ended(state) ?? (state.ownerId === null ? null : notYours(state, by))
    case 'hand_over':
      return ended(state) ?? mayHandOver(state, by) ?? sameOwner(state, wish)
    default:
      return ended(state) ?? notYours(state, by) ?? unfit(state, wish, now)
  }
}

function ended(state: AsItStands): Refusal | null {
  if (isClosedStage(state.stage)) return { code: 'closed', stage: state.stage }
  return state.disqualified === null ? null : { code: 'disqualified' }
}

function alreadyClaimed({ ownerId, claimedAt }: AsItStands): Refusal | null {
  return ownerId === null ? null : { code: 'already_claimed', by: ownerId, at: claimedAt ?? 0 }
}

function notYours(state: AsItStands, by: Actor): Refusal | null {
  if (state.ownerId === null) return { code: 'not_claimed' }
  return whenOwned(state, by)
}

function whenOwned(state: AsItStands, by: Actor): Refusal | null {
  if (isManager(by) || state.ownerId === by.memberId) return null
  return { code: 'not_owner', owner: state.ownerId }
}

function mayHandOver(state: AsItStands, by: Actor): Refusal | null {
  if (isManager(by)) return null
  return notYours(state, by)
}

function sameOwner(state: AsItStands, wish: Extract<Wish, { kind: 'hand_over' }>): Refusal | null {
  return state.ownerId === wish.to ? { code: 'same_owner' } : null
}

type OwnersWish = Exclude<
  Wish,
  { kind: 'claim' | 'restore' | 'reopen' | 'disqualify' | 'hand_over' }
>

function unfit(state: AsItStands, wish: OwnersWish, now: Instant): Refusal | null {
  switch (wish.kind) {
    case 'log_call':
      return wish.callBackAt === undefined ? null : past(wish.callBackAt, now)
    case 'set_stage':
      return wish.stage === state.stage ? { code: 'same_stage', stage: wish.stage } : null
    case 'book_meeting':
      return past(wish.startsAt, now)
    case 'record_meeting':
      return unfitMeeting(state, wish, now)
    case 'release':
    case 'answer_bant':
    case 'wrong_target':
    case 'win':
    case 'lose':
      return null
    default:
      return wish satisfies never
  }
}

function unfitMeeting(
  { meeting }: AsItStands,
  wish: Extract<Wish, { kind: 'record_meeting' }>,
  now: Instant,
): Refusal | null {
  if (meeting === null) return { code: 'no_meeting' }
  // People meet earlier than agreed; that somebody did not come shows at the hour only.
  if (wish.outcome === 'no_show' && now < meeting.startsAt) {
    return { code: 'meeting_not_over', startsAt: meeting.startsAt }
  }
  return wish.movedTo === undefined ? null : past(wish.movedTo, now)
}

const past = (at: Instant, now: Instant): Refusal | null =>
  at <= now ? { code: 'time_in_past', at } : null
