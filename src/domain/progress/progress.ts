import type { Bant } from '../lead/bant.ts'
import type { BehaviourKind } from '../lead/behaviour.ts'
import type { LossReason, MeetingOutcome } from '../lead/call-outcome.ts'
import type { JourneyState } from '../lead/journey-state.ts'
import type { MemberId } from '../lead/lead.ts'
import type { Audience, Notice } from '../lead/notice.ts'
import type { Policy } from '../policy/policy.ts'
import type { WorkCalendar } from '../working-time/calendar.ts'
import type { Instant } from '../working-time/instant.ts'

/** What a rule needs to know of a lead beyond its journey. */
export interface Standing {
  readonly state: JourneyState
  readonly bant: Bant
  readonly hasEmail: boolean
  /** The buyer asked for contact, so advertising hours do not bind. Source: Decree 91/2020/ND-CP, article 13. */
  readonly askedContact: boolean
  readonly firstTouchAt: Instant | null
  readonly everReached: boolean
  readonly isSql: boolean
}

/** The rules in force at one instant. */
export interface House {
  readonly at: Instant
  readonly policy: Policy
  /** A member's own working time, or the team's for null. */
  calendarOf(member: MemberId | null): WorkCalendar
}

/** What one instruction or reminder changes. */
export interface Progress {
  readonly state: JourneyState
  readonly bant?: Bant
  readonly stageReason?: string
  readonly touch?: { readonly kind: 'call' | 'meeting' | 'message'; readonly outcome: string }
  readonly behaviour?: BehaviourKind
  readonly booked?: BookedMeeting
  readonly settled?: { readonly meetingId: string; readonly outcome: MeetingOutcome }
  readonly marks?: Marks
  readonly tell?: readonly Tell[]
}

export interface BookedMeeting {
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export interface Tell {
  readonly to: Audience
  readonly notice: Notice
}

/** Facts of the record that a journey does not need for what comes next. */
export interface Marks {
  readonly promiseKept?: boolean
  readonly becameSql?: boolean
  readonly phoneDead?: boolean
  readonly doNotCall?: boolean
  readonly restored?: boolean
  readonly amount?: number
  readonly lossReason?: LossReason
  readonly ownerAction?: 'claim' | 'release' | 'hand_over' | 'assign' | 'promise_broken'
}

/** Free again: whatever the last owner had planned is gone. */
export const unowned = (state: JourneyState): JourneyState => ({
  ...state,
  ownerId: null,
  claimedAt: null,
  announcedAt: null,
  promise: null,
  nextStep: null,
  told: [],
})

/** Unreachable no longer: the calls of the plan begin anew. */
export const reachableAgain = (state: JourneyState): JourneyState =>
  state.stage === 'unreachable' ? { ...state, stage: 'researched', attemptsMade: 0 } : state

/** A meeting that was still open when the lead ended: it was before the end, or it falls away. */
export function settledAtEnd({ meeting }: JourneyState, { at }: House): Pick<Progress, 'settled'> {
  if (meeting === null) return {}
  return {
    settled: { meetingId: meeting.id, outcome: meeting.startsAt <= at ? 'held' : 'cancelled' },
  }
}

/** Over for now: nothing is due any more. */
export const atRest = (state: JourneyState): JourneyState => ({
  ...state,
  promise: null,
  nextStep: null,
  meeting: null,
  told: [],
})
