import type { WorkCalendar } from './calendar.ts'
import { type CivilDay, civilDayOf, instantOf } from './civil-day.ts'
import { type Open, spansOf } from './day-spans.ts'
import type { Instant } from './instant.ts'
import { NeverOpens } from './never-opens.ts'

/** An opening, and the day whose hours made it: the day before for the end of a night. */
export interface Opening extends Open {
  readonly day: CivilDay
}

/** Is this working time? The instant of opening is, the instant of closing is not. */
export function isWorking(cal: WorkCalendar, at: Instant): boolean {
  const today = civilDayOf(cal.zone, at)
  const holds = ({ from, to }: Open) => from <= at && at < to
  return spansOf(cal, today).some(holds) || spansOf(cal, today - 1).some(holds)
}

/**
 * `at` itself in working time, else when work begins next.
 * @throws NeverOpens
 */
export function nextOpening(cal: WorkCalendar, at: Instant): Instant {
  return Math.max(firstOpening(cal, at).from, at)
}

/**
 * When the working time of `at`, or else the next, ends; spans that touch (24:00 and 00:00) are one.
 * Null when it never does, as for a shop that is always open.
 * @throws NeverOpens
 */
export function closingOf(cal: WorkCalendar, at: Instant): Instant | null {
  let { to } = firstOpening(cal, at)
  const first = civilDayOf(cal.zone, to)
  for (const next of openingsFrom(cal, to)) {
    if (next.from > to) return to
    if (next.day > first + daysLooked) return null
    to = next.to
  }
  return to
}

/** When the last working time before `at` ended; null when that is more than two months ago. */
export function closingBefore(cal: WorkCalendar, at: Instant): Instant | null {
  const today = civilDayOf(cal.zone, at)
  for (let day = today; day > today - daysLookedBack; day -= 1) {
    const ends = spansOf(cal, day).flatMap(({ to }) => (to <= at ? [to] : []))
    if (ends.length > 0) return Math.max(...ends)
  }
  return null
}

const daysLookedBack = 62

/** @throws NeverOpens */
export function firstOpening(cal: WorkCalendar, at: Instant): Opening {
  for (const opening of openingsFrom(cal, at)) return opening
  throw new NeverOpens()
}

/**
 * Openings that end after `at`, in order and never overlapping. It ends when more than a year of
 * days stayed closed: such a calendar does not open again.
 */
export function* openingsFrom(cal: WorkCalendar, at: Instant): Generator<Opening> {
  let day = civilDayOf(cal.zone, at) - 1
  let since = at
  let from = Number.NEGATIVE_INFINITY
  for (let closed = 0; closed < daysLooked && day < lastDay; closed += 1) {
    for (const open of spansOf(cal, day)) {
      if (open.to <= since) continue
      yield { day, from: Math.max(open.from, from), to: open.to }
      since = from = open.to
      closed = 0
    }
    day = Math.max(day + 1, dayOfReturn(cal, day))
  }
}

/** More than a year: longer than any run of holidays. A long leave is skipped, not counted. */
const daysLooked = 400

/** The end of the year 9999. */
const lastDay = 2_932_896

/** In the midst of a leave: the day before it ends, for a night may have begun on it. */
function dayOfReturn({ leaves, zone }: WorkCalendar, day: CivilDay): CivilDay {
  if (leaves.length === 0) return day
  const tomorrow = instantOf(zone, day + 1, 0)
  const ends = leaves
    .filter(({ from, to }) => from <= tomorrow && to > tomorrow)
    .map(({ to }) => to)
  const last = Math.max(tomorrow, ...ends)
  return Number.isFinite(last) ? civilDayOf(zone, last) - 1 : lastDay
}
