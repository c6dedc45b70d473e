import type { JourneyState } from '../lead/journey-state.ts'
import type { NextStep } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'
import { addWorkingMinutes, shiftWorkingDays } from '../working-time/working-time.ts'
import type { House, Marks, Standing } from './progress.ts'

/** The owner did something: the promise of the first call ends here, kept or not. */
export function touched(
  { state }: Standing,
  house: House,
): { readonly state: JourneyState; readonly marks: Marks } {
  const marks = state.promise === null ? {} : { promiseKept: house.at <= state.promise.dueAt }
  return { state: { ...state, promise: null, lastTouchAt: house.at, told: [] }, marks }
}

/** The next time to speak with the buyer, `workingDays` on at the same hour; a booked meeting goes first. */
export function followUp(state: JourneyState, workingDays: number, house: House): NextStep {
  if (state.meeting !== null) return { kind: 'meeting', dueAt: state.meeting.startsAt }
  const calendar = house.calendarOf(state.ownerId)
  return { kind: 'follow_up', dueAt: shiftWorkingDays(calendar, house.at, workingDays) }
}

export const afterWorkingMinutes = (state: JourneyState, minutes: number, house: House): Instant =>
  addWorkingMinutes(house.calendarOf(state.ownerId), house.at, minutes)
