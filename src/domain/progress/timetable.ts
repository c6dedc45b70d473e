import {
  chapterOf,
  type JourneyState,
  type MeetingState,
  type Timetable,
} from '../lead/journey-state.ts'
import type { Instant } from '../working-time/instant.ts'
import { addWorkingMinutes, nextOpening, shiftWorkingDays } from '../working-time/working-time.ts'
import type { House } from './progress.ts'

const minute = 60_000

/** When each reminder of the present chapter is due under the rules in force. */
export function timetable(state: JourneyState, house: House): Timetable {
  const chapter = chapterOf(state)
  switch (chapter) {
    case 'announcing':
      return { ...ladder(state, house), ...meetingAhead(state, house) }
    case 'promised':
      return promised(state)
    case 'working':
      return working(state, house)
    case 'meeting':
      return meeting(state, house)
    case 'queued':
    case 'nurturing':
      return meetingAhead(state, house)
    case 'ended':
      return {}
    default:
      return chapter satisfies never
  }
}

/** After two broken promises a lead is the managers' to give: handing it round more would only ping. */
const roundsAssigned = 2

/** Everyone, everyone again, the managers, whose turn it is. Source: PRODUCT.md, steps 4 and 6. */
function ladder(state: JourneyState, house: House): Timetable {
  const calendar = house.calendarOf(null)
  const announce = state.announcedAt ?? nextOpening(calendar, house.at)
  const after = (minutes: number) => addWorkingMinutes(calendar, announce, minutes)
  const { ownMinutes, managerMinutes, assignMinutes } = house.policy.claim
  return {
    announce,
    show_again: after(ownMinutes),
    tell_managers: after(managerMinutes),
    ...(state.rounds < roundsAssigned ? { assign_in_turn: after(assignMinutes) } : {}),
  }
}

const promised = ({ promise }: JourneyState): Timetable =>
  promise === null ? {} : { nudge_first_call: promise.nudgeAt, break_promise: promise.dueAt }

function working(state: JourneyState, house: House): Timetable {
  const calendar = house.calendarOf(state.ownerId)
  const due = state.nextStep?.dueAt
  const since = Math.max(due ?? 0, state.lastTouchAt ?? state.claimedAt ?? house.at)
  const { silenceDays, managerDays } = house.policy.promises
  return {
    ...(due === undefined ? {} : { next_step_due: due }),
    notice_silence: shiftWorkingDays(calendar, since, silenceDays),
    silence_to_managers: shiftWorkingDays(calendar, since, managerDays),
  }
}

function meeting(state: JourneyState, house: House): Timetable {
  if (state.meeting === null) return {}
  const { endsAt } = state.meeting
  const calendar = house.calendarOf(state.ownerId)
  const ownStep = state.nextStep?.kind === 'meeting' ? null : (state.nextStep?.dueAt ?? null)
  return {
    ...optional('next_step_due', ownStep),
    ...meetingHours(state.meeting, state.lastTouchAt, house),
    ask_outcome: endsAt,
    ask_outcome_again: addWorkingMinutes(calendar, endsAt, house.policy.meetings.nudgeAfterMinutes),
    outcome_to_managers: shiftWorkingDays(calendar, endsAt, 1),
  }
}

/** The buyer comes, whoever has the lead by then. */
const meetingAhead = ({ meeting: ahead, lastTouchAt }: JourneyState, house: House): Timetable =>
  ahead === null ? {} : meetingHours(ahead, lastTouchAt, house)

/** When a meeting is reminded of; not of what was so near already when it was booked. */
export function meetingHours(
  { startsAt }: MeetingState,
  bookedAt: Instant | null,
  { policy }: House,
): Timetable {
  const [first, again] = [...policy.meetings.remindBeforeMinutes].sort((a, b) => b - a)
  const before = (minutes: number | undefined) =>
    minutes === undefined || startsAt - minutes * minute <= (bookedAt ?? 0)
      ? null
      : startsAt - minutes * minute
  return { ...optional('remind_first', before(first)), ...optional('remind_again', before(again)) }
}

const optional = (what: keyof Timetable, at: number | null): Timetable =>
  at === null ? {} : { [what]: at }
