import type { Instant } from '../domain/working-time/instant.ts'

export interface Span {
  readonly from: Date
  readonly to: Date
}

const day = 24 * 60 * 60_000

/**
 * The whole UTC days within [from, to), the whole months within those days, and what is left at both ends.
 * A part without anything has `from` not before `to`; without a whole month all days come after it.
 */
export function partsOf(from: Instant, to: Instant) {
  const firstDay = Math.ceil(from / day) * day
  const lastDay = Math.max(Math.floor(to / day) * day, firstDay)
  const headTo = Math.min(firstDay, to)
  return {
    head: span(from, headTo),
    days: span(firstDay, lastDay),
    months: monthsWithin(firstDay, lastDay),
    tail: span(Math.max(lastDay, headTo), to),
  }
}

function monthsWithin(firstDay: Instant, lastDay: Instant): Span {
  const first = monthOf(firstDay) === firstDay ? firstDay : monthOf(firstDay, 1)
  const last = monthOf(lastDay)
  return first < last ? span(first, last) : span(firstDay, firstDay)
}

/** The start of an instant's UTC month, or of one so many months later. */
function monthOf(at: Instant, later = 0): Instant {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later)
}

const span = (from: Instant, to: Instant): Span => ({ from: new Date(from), to: new Date(to) })
