import type { Wish } from '../lead/instruction.ts'
import type { JourneyState, MeetingState } from '../lead/journey-state.ts'
import type { Stage } from '../lead/lead.ts'
import type { House, Progress, Standing } from './progress.ts'
import { followUp, touched } from './touch.ts'

const minute = 60_000

/** A second booking replaces the first, which counts as moved. */
export function meetingBooked(
  standing: Standing,
  wish: Extract<Wish, { kind: 'book_meeting' }>,
  meetingId: string,
  house: House,
): Progress {
  const { state, marks } = touched(standing, house)
  const meeting = {
    id: meetingId,
    startsAt: wish.startsAt,
    endsAt: wish.startsAt + wish.minutes * minute,
  }
  return {
    state: { ...withMeeting(state, meeting), stage: promising(state.stage) },
    booked: meeting,
    stageReason: 'meeting',
    marks,
    ...(state.meeting === null
      ? {}
      : { settled: { meetingId: state.meeting.id, outcome: 'moved' } }),
  }
}

/** What came of the meeting. Source: PRODUCT.md, step 9. */
export function meetingRecorded(
  standing: Standing,
  wish: Extract<Wish, { kind: 'record_meeting' }>,
  newMeetingId: string,
  house: House,
): Progress {
  const before = standing.state.meeting
  if (before === null) return { state: standing.state }
  const { state, marks } = touched(standing, house)
  const settled = { meetingId: before.id, outcome: wish.outcome }
  if (wish.outcome === 'moved' && wish.movedTo !== undefined) {
    const endsAt = wish.movedTo + (before.endsAt - before.startsAt)
    const meeting = { id: newMeetingId, startsAt: wish.movedTo, endsAt }
    return { state: withMeeting(state, meeting), booked: meeting, settled, marks }
  }
  return { ...without(state, wish, house), settled, marks }
}

function without(
  state: JourneyState,
  { outcome }: Extract<Wish, { kind: 'record_meeting' }>,
  house: House,
): Progress {
  const free = { ...state, meeting: null }
  const days = outcome === 'held' ? house.policy.meetings.confirmAfterWorkingDays : 1
  const after = { ...free, nextStep: followUp(free, days, house) }
  if (outcome === 'held') {
    return { state: after, behaviour: 'meeting_held', touch: { kind: 'meeting', outcome } }
  }
  return outcome === 'no_show' ? { state: after, behaviour: 'meeting_no_show' } : { state: after }
}

const withMeeting = (state: JourneyState, meeting: MeetingState): JourneyState => ({
  ...state,
  meeting,
  nextStep: { kind: 'meeting', dueAt: meeting.startsAt },
  told: [],
})

const promising = (stage: Stage): Stage =>
  stage === 'new' || stage === 'researched' || stage === 'unreachable' ? 'potential' : stage
