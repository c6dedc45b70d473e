import { civilDayOf, dayMs, instantOf, timeOfDay } from '../working-time/civil-day.ts'
import type { Instant } from '../working-time/instant.ts'

/** Hours of the buyer's clock: from `from` until just before `to`. */
export interface ClockWindow {
  readonly from: number
  readonly to: number
}

export interface AdvertisingRule extends ClockWindow {
  /** Most to one number or address within 24 hours. */
  readonly within24Hours: number
}

/**
 * When advertising may reach somebody, unless they asked for it or agreed otherwise.
 * Source: Decree 91/2020/ND-CP, article 13.
 */
export const advertising = {
  call: { from: 8, to: 17, within24Hours: 1 },
  text: { from: 7, to: 22, within24Hours: 3 },
  mail: { from: 0, to: 24, within24Hours: 3 },
} as const satisfies Readonly<Record<string, AdvertisingRule>>

/** `at` itself when the clock of `zone` is within the window, else when the window next begins. */
export function clampToWindow(at: Instant, zone: string, { from, to }: ClockWindow): Instant {
  const today = civilDayOf(zone, at)
  const clock = timeOfDay(zone, at, today)
  if (clock < from * hourMs) return instantOf(zone, today, from * hourMs)
  return clock < to * hourMs ? at : instantOf(zone, today + 1, from * hourMs)
}

/** The first instant from `at` on that the rule allows after what was already `sent`, in any order. */
export function nextLawful(
  rule: AdvertisingRule,
  sent: readonly Instant[],
  zone: string,
  at: Instant,
): Instant {
  const counted = sent.toSorted((a, b) => b - a)[rule.within24Hours - 1]
  const free = counted === undefined ? at : Math.max(at, counted + dayMs)
  return clampToWindow(free, zone, rule)
}

const hourMs = 3_600_000
