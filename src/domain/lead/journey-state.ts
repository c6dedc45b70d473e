import type { Instant } from '../working-time/instant.ts'
import type { DisqualifyReason } from './call-outcome.ts'
import {
  type Band,
  isClosedStage,
  type LeadId,
  type MemberId,
  type NextStep,
  type Stage,
} from './lead.ts'

/** All a journey must remember to know what comes next; it can be rebuilt from the record. */
export interface JourneyState {
  readonly leadId: LeadId
  readonly stage: Stage
  readonly band: Band
  readonly ownerId: MemberId | null
  readonly claimedAt: Instant | null
  /** When the team was first shown this lead, since it last became free. */
  readonly announcedAt: Instant | null
  /** The promise of the first call: made by the claim, ended by the first touch. */
  readonly promise: FirstCallPromise | null
  /** How often a promise of the first call was broken. */
  readonly rounds: number
  readonly attemptsMade: number
  readonly nextStep: NextStep | null
  readonly meeting: MeetingState | null
  readonly lastTouchAt: Instant | null
  readonly disqualified: DisqualifyReason | null
  /** When the band changes if nothing happens. */
  readonly bandChangesAt: Instant | null
  /** What this chapter has already done, so that going on after a restart repeats nothing. */
  readonly told: readonly Reminder[]
}

export interface FirstCallPromise {
  readonly nudgeAt: Instant
  readonly dueAt: Instant
}

export interface MeetingState {
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** What Baton does by itself when its hour comes. */
export const reminders = [
  'announce',
  'show_again',
  'tell_managers',
  'assign_in_turn',
  'nudge_first_call',
  'break_promise',
  'next_step_due',
  'notice_silence',
  'silence_to_managers',
  'remind_first',
  'remind_again',
  'ask_outcome',
  'ask_outcome_again',
  'outcome_to_managers',
] as const
export type Reminder = (typeof reminders)[number]

/** Kept whoever has the lead, and when nobody has. */
export const meetingReminders = [
  'remind_first',
  'remind_again',
] as const satisfies readonly Reminder[]

export const isOfMeeting = (what: Reminder): boolean =>
  meetingReminders.some((reminder) => reminder === what)

/** The hours of a chapter's reminders; one that is not there never comes. */
export type Timetable = Readonly<Partial<Record<Reminder, Instant>>>

/** Where in the journey a lead stands; each is a chapter of the workflow. */
export type Chapter =
  | 'announcing'
  | 'queued'
  | 'nurturing'
  | 'promised'
  | 'working'
  | 'meeting'
  | 'ended'

export function chapterOf(state: JourneyState): Chapter {
  if (isClosedStage(state.stage) || state.disqualified !== null) return 'ended'
  if (state.stage === 'unreachable') return 'nurturing'
  if (state.ownerId === null) return chapterOfBand(state.band)
  if (state.promise !== null) return 'promised'
  return state.meeting === null ? 'working' : 'meeting'
}

function chapterOfBand(band: Band): Chapter {
  switch (band) {
    case 'hot':
      return 'announcing'
    case 'warm':
      return 'queued'
    case 'cool':
      return 'nurturing'
    case 'disqualified':
      return 'ended'
    default:
      return band satisfies never
  }
}
