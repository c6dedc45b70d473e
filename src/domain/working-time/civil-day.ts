import type { Instant } from './instant.ts'
import { offsetAt } from './zone-offset.ts'

/** A day of the calendar, whatever the zone: days since 1970-01-01. */
export type CivilDay = number

export const minuteMs = 60_000
export const dayMs = 86_400_000

export function civilDayOf(zone: string, at: Instant): CivilDay {
  return Math.floor(wallClock(zone, at) / dayMs)
}

/** Milliseconds since midnight on the wall clock; 24 h and more are on the days after `day`. */
export function timeOfDay(zone: string, at: Instant, day: CivilDay): number {
  return wallClock(zone, at) - day * dayMs
}

/**
 * The first instant at which the clocks of `zone` show `time` (milliseconds since midnight) or later.
 * So an hour that spring skips is the instant of the leap, and one that autumn repeats its first pass:
 * times in order stay in order, and neighbouring spans neither overlap nor leave a hole.
 */
export function instantOf(zone: string, day: CivilDay, time: number): Instant {
  const wall = day * dayMs + time
  const before = offsetAt(zone, wall - dayMs)
  const after = offsetAt(zone, wall + dayMs)
  if (before === after || offsetAt(zone, wall - before) === before) return wall - before
  if (offsetAt(zone, wall - after) === after) return wall - after
  return leapBetween(zone, wall - after, wall - before)
}

export const isoDate = (day: CivilDay): string => new Date(day * dayMs).toISOString().slice(0, 10)

export const dayOfIso = (date: string): CivilDay => Date.parse(`${date}T00:00:00Z`) / dayMs

/** 0 is Monday. */
export const weekdayIndex = (day: CivilDay): number => (((day + 3) % 7) + 7) % 7

const wallClock = (zone: string, at: Instant): number => at + offsetAt(zone, at)

/** The clocks go forward once in `(earlier, later]`: when? */
function leapBetween(zone: string, earlier: Instant, later: Instant): Instant {
  const old = offsetAt(zone, earlier)
  let [low, high] = [earlier, later]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === old) low = middle
    else high = middle
  }
  return high
}
