import { type JourneyState, meetingReminders } from '../lead/journey-state.ts'
import { type House, type Tell, unowned } from './progress.ts'
import { meetingHours } from './timetable.ts'

/** Its owner gave it up, or lost it. A meeting with the buyer stands, and the managers see to it meanwhile. */
export function freed(
  state: JourneyState,
  house: House,
): { readonly state: JourneyState; readonly tell: readonly Tell[] } {
  const { meeting } = state
  const free = unowned(state)
  if (meeting === null || meeting.startsAt <= house.at) return { state: free, tell: [] }
  const hours = meetingHours(meeting, state.lastTouchAt, house)
  const told = meetingReminders.filter((what) => (hours[what] ?? house.at) <= house.at)
  const notice = { kind: 'meeting_unowned', startsAt: meeting.startsAt } as const
  return { state: { ...free, told }, tell: [{ to: 'managers', notice }] }
}
