import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { WorkCalendar } from '../../../../src/domain/working-time/calendar.ts'
import type { Instant } from '../../../../src/domain/working-time/instant.ts'
import {
  addWorkingMinutes,
  alwaysOpen,
  closingOf,
  isWorking,
  nextOpening,
  shiftWorkingDays,
  workingMinutesBetween,
} from '../../../../src/domain/working-time/working-time.ts'
import {
  anyCalendar,
  anyDayCalendar,
  anyInstant,
  hcm,
  noHolidays,
  week,
  zones,
} from './calendars.ts'

const minutes = fc.integer({ min: 0, max: 10_000 })
const someMinutes = fc.integer({ min: 1, max: 10_000 })
const days = fc.integer({ min: 0, max: 10 })

/** Open, or the very instant of closing, when what was counted is up just then. */
const isOpenOrClosing = (cal: WorkCalendar, at: Instant): boolean =>
  isWorking(cal, at) || isWorking(cal, at - 1)

describe('the next opening', () => {
  test.prop([anyCalendar, anyInstant])('is open, and its own next opening', (cal, at) => {
    const open = nextOpening(cal, at)
    expect(open).toBeGreaterThanOrEqual(at)
    expect(isWorking(cal, open)).toBe(true)
    expect(nextOpening(cal, open)).toBe(open)
  })

  test.prop([anyCalendar, anyInstant])('is now exactly when it is working time', (cal, at) => {
    expect(nextOpening(cal, at) === at).toBe(isWorking(cal, at))
  })

  test.prop([anyCalendar, anyInstant, minutes])(
    'leaves nothing open before it',
    (cal, at, ahead) => {
      const open = nextOpening(cal, at)
      const before = at + ahead * 60_000
      if (before < open) expect(isWorking(cal, before)).toBe(false)
    },
  )

  test.prop([anyCalendar, anyInstant])(
    'closes after it opens, and is open until then',
    (cal, at) => {
      const close = closingOf(cal, at)
      if (close === null) return
      expect(close).toBeGreaterThan(nextOpening(cal, at))
      expect(isWorking(cal, close - 1)).toBe(true)
      expect(isWorking(cal, close)).toBe(false)
    },
  )
})

describe('working minutes', () => {
  test.prop([anyCalendar, anyInstant, minutes])(
    'added are the minutes between',
    (cal, at, count) => {
      const due = addWorkingMinutes(cal, at, count)
      expect(workingMinutesBetween(cal, at, due)).toBeCloseTo(count, 6)
    },
  )

  test.prop([anyCalendar, anyInstant, minutes, someMinutes])(
    'added in two parts are the same as at once',
    (cal, at, one, other) => {
      const inParts = addWorkingMinutes(cal, addWorkingMinutes(cal, at, one), other)
      expect(inParts).toBe(addWorkingMinutes(cal, at, one + other))
    },
  )

  test.prop([anyCalendar, anyInstant, minutes, minutes, minutes])(
    'end no earlier when they begin later or are more',
    (cal, at, count, later, more) => {
      const due = addWorkingMinutes(cal, at, count)
      expect(addWorkingMinutes(cal, at + later * 60_000, count)).toBeGreaterThanOrEqual(due)
      expect(addWorkingMinutes(cal, at, count + more)).toBeGreaterThanOrEqual(due)
    },
  )

  test.prop([anyCalendar, anyInstant, someMinutes])('never end while closed', (cal, at, count) => {
    expect(isOpenOrClosing(cal, addWorkingMinutes(cal, at, count))).toBe(true)
  })

  test.prop([anyCalendar, anyInstant, minutes, minutes])(
    'between add up over a point in the middle',
    (cal, from, one, other) => {
      const middle = from + one * 60_000
      const to = middle + other * 60_000
      const inParts =
        workingMinutesBetween(cal, from, middle) + workingMinutesBetween(cal, middle, to)
      expect(inParts).toBeCloseTo(workingMinutesBetween(cal, from, to), 6)
    },
  )

  test.prop([anyCalendar, anyInstant, fc.integer({ min: 1, max: 900 })])(
    'between are those of which each is working time',
    (cal, from, count) => {
      const each = Array.from({ length: count }, (_, index) =>
        isWorking(cal, from + index * 60_000),
      )
      const counted = each.filter(Boolean).length
      expect(workingMinutesBetween(cal, from, from + count * 60_000)).toBeCloseTo(counted, 6)
    },
  )

  test.prop([fc.constantFrom(...zones), anyInstant, minutes])(
    'are plain minutes in every zone for who is always open, on days of 23, 24 and 25 hours',
    (zone, at, count) => {
      const cal = { ...alwaysOpen, zone }
      expect(addWorkingMinutes(cal, at, count)).toBe(at + count * 60_000)
      expect(workingMinutesBetween(cal, at, at + count * 60_000)).toBe(count)
    },
  )

  const fixed = [
    'Asia/Ho_Chi_Minh',
    'Asia/Singapore',
    'Asia/Kathmandu',
    'UTC',
    'Pacific/Kiritimati',
  ]
  test.prop([fc.constantFrom(...fixed), minutes])(
    'from opening take the same time on the clock in every zone',
    (zone, count) => {
      const hours = week(['08:00–12:00', '13:30–17:30'], { sun: [] })
      const cal = (where: string) => ({ zone: where, hours, holidays: noHolidays, leaves: [] })
      const took = (where: string) => {
        const monday = mondayAtEight(where)
        return addWorkingMinutes(cal(where), monday, count) - monday
      }
      expect(took(zone)).toBe(took('Asia/Ho_Chi_Minh'))
    },
  )
})

describe('working days', () => {
  test.prop([anyCalendar, anyInstant, days])(
    'end while open, and never before now',
    (cal, at, count) => {
      const due = shiftWorkingDays(cal, at, count)
      expect(isWorking(cal, due)).toBe(true)
      expect(due).toBeGreaterThanOrEqual(at)
    },
  )

  test.prop([anyDayCalendar, anyInstant, days, minutes, days])(
    'end no earlier when they begin later or are more',
    (cal, at, count, later, more) => {
      const due = shiftWorkingDays(cal, at, count)
      expect(shiftWorkingDays(cal, at + later * 60_000, count)).toBeGreaterThanOrEqual(due)
      expect(shiftWorkingDays(cal, at, count + more)).toBeGreaterThanOrEqual(due)
    },
  )
})

function mondayAtEight(zone: string): Instant {
  return nextOpening(
    { zone, hours: week([], { mon: ['08:00–09:00'] }), holidays: noHolidays, leaves: [] },
    hcm('2026-11-29 00:00'),
  )
}
