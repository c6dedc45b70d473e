import type { Instant } from '../working-time/instant.ts'
import type { DisqualifyReason } from './call-outcome.ts'
import type { Band, LeadId, MemberId, NextStep, Stage } from './lead.ts'

/** All a journey must remember to know what comes next; it can be rebuilt from the record. */
export interface JourneyState {
  readonly leadId: LeadId
  readonly stage: Stage
  readonly band: Band
  readonly ownerId: MemberId | null
  readonly claimedAt: Instant | null
  /** The promise of the first call: made by the claim, ended by the first touch. */
  readonly promise: FirstCallPromise | null
  readonly attemptsMade: number
  readonly nextStep: NextStep | null
  readonly meeting: MeetingState | null
  readonly lastTouchAt: Instant | null
  readonly disqualified: DisqualifyReason | null
  /** When the band changes if nothing happens. */
  readonly bandChangesAt: Instant | null
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
  if (state.stage === 'won' || state.stage === 'lost' || state.stage === 'wrong_target')
    return 'ended'
  if (state.disqualified !== null) return 'ended'
  if (state.ownerId === null) return unownedChapter(state)
  if (state.promise !== null) return 'promised'
  return state.meeting === null ? 'working' : 'meeting'
}

function unownedChapter(state: JourneyState): Chapter {
  if (state.stage === 'unreachable') return 'nurturing'
  switch (state.band) {
    case 'hot':
      return 'announcing'
    case 'warm':
      return 'queued'
    case 'cool':
      return 'nurturing'
    case 'disqualified':
      return 'ended'
    default:
      return state.band satisfies never
  }
}
