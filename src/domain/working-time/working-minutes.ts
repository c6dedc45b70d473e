import type { WorkCalendar } from './calendar.ts'
import { minuteMs } from './civil-day.ts'
import type { Instant } from './instant.ts'
import { NeverOpens } from './never-opens.ts'
import { openingsFrom } from './openings.ts'

/**
 * The instant at which `minutes` of working time have passed since `at`; time that is up exactly at
 * closing is up then, not at the next opening. No minutes: the next opening.
 * @throws NeverOpens, and RangeError for minutes below nought
 */
export function addWorkingMinutes(cal: WorkCalendar, at: Instant, minutes: number): Instant {
  if (!(minutes >= 0)) throw new RangeError(`working minutes are counted forward, not ${minutes}`)
  let left = minutes * minuteMs
  for (const { from, to } of openingsFrom(cal, at)) {
    const start = Math.max(from, at)
    if (to - start >= left) return start + left
    left -= to - start
  }
  throw new NeverOpens()
}

/** How many working minutes lie between; 0 when `to` is not after `from`. A closed calendar has none. */
export function workingMinutesBetween(cal: WorkCalendar, from: Instant, to: Instant): number {
  let passed = 0
  if (to <= from) return passed
  for (const open of openingsFrom(cal, from)) {
    if (open.from >= to) break
    passed += Math.min(open.to, to) - Math.max(open.from, from)
  }
  return passed / minuteMs
}
