import type { JourneyState, Reminder } from '../lead/journey-state.ts'
import type { MemberId } from '../lead/lead.ts'
import type { Audience, Notice } from '../lead/notice.ts'
import { assigned } from './claim.ts'
import { freed } from './freed.ts'
import type { House, Progress, Standing } from './progress.ts'
import { timetable } from './timetable.ts'

/** What comes of a reminder whose hour has come. `nextInTurn` is whose turn it is, if anybody is in. */
export function remind(
  standing: Standing,
  what: Reminder,
  nextInTurn: MemberId | null,
  house: House,
): Progress {
  if (what === 'assign_in_turn' && nextInTurn !== null) return assigned(standing, nextInTurn, house)
  if (what === 'break_promise') return promiseBroken(standing, house)
  if (what === 'announce') return { state: announced(standing.state, house) }
  const state = done(standing.state, what)
  const tell = words(standing.state, what, house)
  return tell === null ? { state } : { state, tell: [tell] }
}

/** A free hot lead whose hour has come is shown with the change that made it so, not by one of its own. */
export function announcedIfDue(state: JourneyState, house: House): JourneyState {
  const { announce } = timetable(state, house)
  const isDue = announce !== undefined && announce <= house.at && !state.told.includes('announce')
  return isDue ? announced(state, house) : state
}

const announced = (state: JourneyState, { at }: House): JourneyState => ({
  ...done(state, 'announce'),
  announcedAt: at,
})

const done = (state: JourneyState, what: Reminder): JourneyState => ({
  ...state,
  told: [...state.told, what],
})

/** No touch in time: free for everybody again. Source: PRODUCT.md, step 6. */
function promiseBroken({ state }: Standing, house: House): Progress {
  if (state.ownerId === null) return { state }
  const since = state.claimedAt ?? 0
  const { state: free, tell } = freed(state, house)
  return {
    state: { ...free, rounds: state.rounds + 1 },
    marks: { promiseKept: false, ownerAction: 'promise_broken' },
    tell: [
      { to: 'thread', notice: { kind: 'announced_again', since } },
      { to: 'owner', notice: { kind: 'promise_broken', owner: state.ownerId } },
      ...tell,
    ],
  }
}

function words(
  state: JourneyState,
  what: Exclude<Reminder, 'announce' | 'break_promise'>,
  house: House,
): { to: Audience; notice: Notice } | null {
  const { ownerId, meeting, promise, lastTouchAt } = state
  switch (what) {
    case 'show_again':
      return { to: 'thread', notice: unclaimed(state, house) }
    case 'tell_managers':
    case 'assign_in_turn':
      return { to: 'managers', notice: unclaimed(state, house) }
    case 'nudge_first_call':
      return promise && { to: 'owner', notice: { kind: 'first_call_nudge', dueAt: promise.dueAt } }
    case 'next_step_due':
      return nextStepDue(state)
    case 'notice_silence':
      return { to: 'owner', notice: { kind: 'silence', lastTouchAt } }
    case 'silence_to_managers':
      return (
        ownerId && {
          to: 'managers',
          notice: { kind: 'silence_manager', owner: ownerId, lastTouchAt },
        }
      )
    case 'remind_first':
    case 'remind_again':
      return meeting && meetingAhead(ownerId, meeting.startsAt, house)
    case 'ask_outcome':
    case 'ask_outcome_again':
      return (
        meeting && { to: 'owner', notice: { kind: 'meeting_outcome', startsAt: meeting.startsAt } }
      )
    case 'outcome_to_managers':
      return meeting && ownerId && overdueOutcome(ownerId, meeting.startsAt)
    default:
      return what satisfies never
  }
}

const unclaimed = (state: JourneyState, house: House): Notice => ({
  kind: 'still_unclaimed',
  since: state.announcedAt ?? house.at,
})

function meetingAhead(
  owner: MemberId | null,
  startsAt: number,
  { at }: House,
): { to: Audience; notice: Notice } {
  if (owner === null) return { to: 'managers', notice: { kind: 'meeting_unowned', startsAt } }
  const minutesBefore = Math.max(0, Math.round((startsAt - at) / 60_000))
  return { to: 'owner', notice: { kind: 'meeting_reminder', startsAt, minutesBefore } }
}

const overdueOutcome = (owner: MemberId, startsAt: number): { to: Audience; notice: Notice } => ({
  to: 'managers',
  notice: { kind: 'meeting_silence_manager', owner, startsAt },
})

function nextStepDue({ nextStep }: JourneyState): { to: Audience; notice: Notice } | null {
  switch (nextStep?.kind) {
    case 'call':
      return {
        to: 'owner',
        notice: { kind: 'call_due', attempt: nextStep.attempt, dueAt: nextStep.dueAt },
      }
    case 'call_back':
      return { to: 'owner', notice: { kind: 'call_back_due', dueAt: nextStep.dueAt } }
    case 'follow_up':
      return { to: 'owner', notice: { kind: 'follow_up_due', dueAt: nextStep.dueAt } }
    case 'first_call':
    case 'meeting':
    case undefined:
      return null
    default:
      return nextStep satisfies never
  }
}
