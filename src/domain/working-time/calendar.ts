import type { Instant } from './instant.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** `HH:mm` local; `to` may be 24:00, and at or before `from` it is the next day. */
export interface DailySpan {
  readonly from: string
  readonly to: string
}

export type WeeklyHours = Readonly<Record<Weekday, readonly DailySpan[]>>

export interface HolidayRule {
  readonly country: string | null
  readonly dates: readonly { readonly date: string; readonly name: string }[]
  readonly workingDates: readonly string[]
}

export interface Leave {
  readonly from: Instant
  readonly to: Instant
}

export interface WorkCalendar {
  readonly zone: string
  readonly hours: WeeklyHours
  readonly holidays: HolidayRule
  readonly leaves: readonly Leave[]
}
