import type { DailySpan, HolidayRule, WeeklyHours, WorkCalendar } from './calendar.ts'
import { type CivilDay, instantOf, minuteMs } from './civil-day.ts'
import { hoursOf, isDayOff, isMadeWorking } from './holidays.ts'
import type { Instant } from './instant.ts'

/** Time in which work is done: from `from` until just before `to`. */
export interface Open {
  readonly from: Instant
  readonly to: Instant
}

/**
 * When work is done by the hours of `day`, in order; a night's span is whole on the day it begins on,
 * and so a holiday takes the night that begins on it, not the end of the night before.
 */
export function spansOf(cal: WorkCalendar, day: CivilDay): readonly Open[] {
  const rota = spansBeforeLeave(cal, day)
  return cal.leaves.length === 0 ? rota : rota.flatMap((open) => withoutLeaves(cal, open))
}

/** Remembered by the hours and holidays themselves: calendars are made anew for each question. */
function spansBeforeLeave(cal: WorkCalendar, day: CivilDay): readonly Open[] {
  const days = daysOf(cal)
  const known = days.get(day)
  if (known !== undefined) return known
  const spans = dailySpans(cal, day)
    .map((span) => openOf(cal.zone, day, span))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
  if (days.size >= daysKept) days.clear()
  days.set(day, spans)
  return spans
}

const daysKept = 4_000

type Days = Map<CivilDay, readonly Open[]>

const remembered = new WeakMap<WeeklyHours, WeakMap<HolidayRule, Map<string, Days>>>()

function daysOf({ hours, holidays, zone }: WorkCalendar): Days {
  const ofHours = remembered.get(hours) ?? new WeakMap<HolidayRule, Map<string, Days>>()
  const ofRule = ofHours.get(holidays) ?? new Map<string, Days>()
  const days = ofRule.get(zone) ?? new Map<CivilDay, readonly Open[]>()
  remembered.set(hours, ofHours.set(holidays, ofRule.set(zone, days)))
  return days
}

function dailySpans(cal: WorkCalendar, day: CivilDay): readonly DailySpan[] {
  const usual = hoursOf(cal.hours, day)
  if (!isMadeWorking(cal, day)) return isDayOff(cal, day) ? [] : usual
  return usual.length > 0 ? usual : cal.hours.mon
}

function openOf(zone: string, day: CivilDay, { from, to }: DailySpan): Open {
  const overnight = to <= from
  return {
    from: instantOf(zone, day, sinceMidnight(from)),
    to: instantOf(zone, day + (overnight ? 1 : 0), sinceMidnight(to)),
  }
}

function sinceMidnight(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * minuteMs
}

function withoutLeaves({ leaves }: WorkCalendar, open: Open): readonly Open[] {
  return leaves.reduce<readonly Open[]>(
    (opens, leave) => opens.flatMap((part) => withoutLeave(part, leave)),
    [open],
  )
}

/** What is left before the leave and after it; an empty or backward leave takes nothing. */
function withoutLeave(open: Open, leave: Open): readonly Open[] {
  if (leave.to <= leave.from || leave.to <= open.from || leave.from >= open.to) return [open]
  const before = { from: open.from, to: leave.from }
  const after = { from: leave.to, to: open.to }
  return [before, after].filter(({ from, to }) => to > from)
}
