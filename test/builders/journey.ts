import type { Instruction, Wish } from '../../src/domain/lead/instruction.ts'
import type { JourneyState, MeetingState } from '../../src/domain/lead/journey-state.ts'
import type { Actor } from '../../src/domain/lead/lead.ts'
import { policyCalendar } from '../../src/domain/policy/policy-calendar.ts'
import type { House, Standing } from '../../src/domain/progress/progress.ts'
import { clock, leadId, memberId } from './lead.ts'
import { aPolicy } from './policy.ts'

export const lan: Actor = { memberId: memberId('lan'), role: 'member' }
export const huy: Actor = { memberId: memberId('huy'), role: 'member' }
export const mai: Actor = { memberId: memberId('mai'), role: 'manager' }

/** A hot lead of 09:30 that nobody has claimed yet. */
export const aJourney = (over: Partial<JourneyState> = {}): JourneyState => ({
  leadId: leadId(1),
  stage: 'new',
  band: 'hot',
  ownerId: null,
  claimedAt: null,
  announcedAt: clock('09:30'),
  promise: null,
  rounds: 0,
  attemptsMade: 0,
  nextStep: null,
  meeting: null,
  lastTouchAt: null,
  disqualified: null,
  bandChangesAt: null,
  told: [],
  ...over,
})

/** Lan claimed it at 09:31 and is to call before 09:46. */
export const aClaimedJourney = (over: Partial<JourneyState> = {}): JourneyState =>
  aJourney({
    ownerId: lan.memberId,
    claimedAt: clock('09:31'),
    promise: { nudgeAt: clock('09:41'), dueAt: clock('09:46') },
    nextStep: { kind: 'first_call', dueAt: clock('09:46') },
    ...over,
  })

/** Lan reached them at 09:40 and follows up tomorrow. */
export const aWorkedJourney = (over: Partial<JourneyState> = {}): JourneyState =>
  aClaimedJourney({
    stage: 'researched',
    promise: null,
    attemptsMade: 1,
    nextStep: { kind: 'follow_up', dueAt: clock('09:40', '2026-12-01') },
    lastTouchAt: clock('09:40'),
    ...over,
  })

/** Thursday at two, for an hour. */
export const aMeeting = (over: Partial<MeetingState> = {}): MeetingState => ({
  id: 'm1',
  startsAt: clock('14:00', '2026-12-03'),
  endsAt: clock('15:00', '2026-12-03'),
  ...over,
})

export const aMeetingJourney = (over: Partial<JourneyState> = {}): JourneyState =>
  aWorkedJourney({
    stage: 'potential',
    meeting: aMeeting(),
    nextStep: { kind: 'meeting', dueAt: aMeeting().startsAt },
    ...over,
  })

export const aStanding = (
  state: JourneyState = aClaimedJourney(),
  over: Partial<Standing> = {},
): Standing => ({
  state,
  bant: {},
  hasEmail: true,
  askedContact: true,
  firstTouchAt: null,
  everReached: false,
  isSql: false,
  ...over,
})

/** The rules of a small team at `09:40` of Monday, 2026-11-30, or at the instant given. */
export function aHouse(at: number = clock('09:40'), policy = aPolicy()): House {
  return { at, policy, calendarOf: (member) => policyCalendar(policy, member) }
}

export const anInstruction = (wish: Wish, by: Actor = lan): Instruction => ({
  id: 'click',
  by,
  wish,
})
