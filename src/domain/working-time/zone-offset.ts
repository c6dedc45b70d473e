import { IANAZone } from 'luxon'
import type { Instant } from './instant.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/**
 * How far the clocks of `zone` are ahead of UTC, in milliseconds. Asking the platform takes some ten
 * microseconds and one question asks often, so what holds for a whole day of UTC is remembered.
 */
export function offsetAt(zone: string, at: Instant): number {
  const day = Math.floor(at / dayMs)
  const days = steady.get(zone) ?? new Map<number, number | null>()
  steady.set(zone, days)
  const known = days.get(day) ?? remember(days, zone, day)
  return known ?? lookUp(zone, at)
}

/** Null: the clocks change on that day. */
const steady = new Map<string, Map<number, number | null>>()

const daysKept = 4_000

function remember(days: Map<number, number | null>, zone: string, day: number): number | null {
  const start = lookUp(zone, day * dayMs)
  const offset = start === lookUp(zone, (day + 1) * dayMs) ? start : null
  if (days.size >= daysKept) days.clear()
  days.set(day, offset)
  return offset
}

const lookUp = (zone: string, at: Instant): number => IANAZone.create(zone).offset(at) * minuteMs
