import type { WorkCalendar } from './calendar.ts'
import { type CivilDay, instantOf, timeOfDay } from './civil-day.ts'
import { spansOf } from './day-spans.ts'
import type { Instant } from './instant.ts'
import { NeverOpens } from './never-opens.ts'
import { firstOpening, nextOpening, openingsFrom } from './openings.ts'

/**
 * The same time of day, `days` working days on, or the first opening after it. It counts from the
 * next opening: what happened on Sunday counts as Monday morning's. 0 days: the next opening.
 * @throws NeverOpens, and RangeError for days that are no whole number from 0 on
 */
export function shiftWorkingDays(cal: WorkCalendar, at: Instant, days: number): Instant {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a count of days: ${days}`)
  const { day, from } = firstOpening(cal, at)
  const start = Math.max(from, at)
  if (days === 0) return start
  const shifted = workingDayAfter(cal, day, days)
  return nextOpening(cal, instantOf(cal.zone, shifted, timeOfDay(cal.zone, start, day)))
}

/**
 * When the day begins to work that is `days` working days after the one of `at`, or of the next
 * opening. For 0 days that may be before `at`.
 * @throws NeverOpens
 */
export function workingDayStart(cal: WorkCalendar, at: Instant, days: number): Instant {
  const { day, from } = firstOpening(cal, at)
  return spansOf(cal, workingDayAfter(cal, day, days))[0]?.from ?? from
}

/** A leave of any length is passed over in one step, so an endless one costs no years of holidays. */
function workingDayAfter(cal: WorkCalendar, day: CivilDay, days: number): CivilDay {
  let [left, last] = [days, day]
  if (left === 0) return last
  for (const open of openingsFrom(cal, instantOf(cal.zone, day + 1, 0))) {
    if (open.day <= last) continue
    last = open.day
    left -= 1
    if (left === 0) return last
  }
  throw new NeverOpens()
}
