import type { WorkCalendar } from './calendar.ts'
import { type CivilDay, instantOf, timeOfDay } from './civil-day.ts'
import { spansOf } from './day-spans.ts'
import type { Instant } from './instant.ts'
import { NeverOpens } from './never-opens.ts'
import { firstOpening, nextOpening } from './openings.ts'

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

function workingDayAfter(cal: WorkCalendar, day: CivilDay, days: number): CivilDay {
  let [left, next, closed] = [days, day, 0]
  while (left > 0) {
    next += 1
    const works = spansOf(cal, next).length > 0
    if (works) left -= 1
    closed = works ? 0 : closed + 1
    if (closed > daysLooked) throw new NeverOpens()
  }
  return next
}

/** Ten years, for here a leave is counted day by day. */
const daysLooked = 3_660
