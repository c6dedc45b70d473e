import Holidays from 'date-holidays'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addWorkingMinutes,
  alwaysOpen,
  NeverOpens,
  shiftWorkingDays,
  workingMinutesBetween,
} from '../../../../src/domain/working-time/working-time.ts'
import { aCalendar, hcm, noHolidays, showHcm, week } from './calendars.ts'

const dueAfter = (at: string, minutes: number, cal = aCalendar()) =>
  showHcm(addWorkingMinutes(cal, hcm(at), minutes))

describe('working minutes from now', () => {
  it('run on over lunch, the night and the weekend', () => {
    expect(dueAfter('2026-11-30 09:00', 15)).toBe('2026-11-30 09:15')
    expect(dueAfter('2026-11-30 11:50', 15)).toBe('2026-11-30 13:35')
    expect(dueAfter('2026-11-27 17:25', 15)).toBe('2026-11-30 08:10')
    expect(dueAfter('2026-11-28 23:10', 15)).toBe('2026-11-30 08:15')
  })

  it('are up at closing when they are up exactly then', () => {
    expect(dueAfter('2026-11-30 11:45', 15)).toBe('2026-11-30 12:00')
  })

  it('count nothing of a holiday or a leave', () => {
    expect(dueAfter('2026-02-13 17:00', 45)).toBe('2026-02-23 08:15')
    const leaves = [{ from: hcm('2026-11-30 09:00'), to: hcm('2026-11-30 10:00') }]
    expect(dueAfter('2026-11-30 08:30', 45, aCalendar({ leaves }))).toBe('2026-11-30 10:15')
  })

  it('of nought are the next opening', () => {
    expect(dueAfter('2026-11-30 12:00', 0)).toBe('2026-11-30 13:30')
  })

  it('count time that two nights share once', () => {
    const hours = week([], { mon: ['22:00–06:00'], tue: ['05:00–07:00'] })
    expect(dueAfter('2026-11-30 22:00', 9 * 60, aCalendar({ hours }))).toBe('2026-12-01 07:00')
  })

  it('are refused when they would run backward, and where nobody ever works', () => {
    expect(() => dueAfter('2026-11-30 09:00', -1)).toThrow(
      'working minutes are counted forward, not -1',
    )
    expect(() => dueAfter('2026-11-30 09:00', Number.NaN)).toThrow(RangeError)
    expect(() => dueAfter('2026-11-30 09:00', 1, aCalendar({ hours: week([]) }))).toThrow(
      NeverOpens,
    )
  })
})

describe('working minutes between two instants', () => {
  const between = (from: string, to: string, cal = aCalendar()) =>
    workingMinutesBetween(cal, hcm(from), hcm(to))

  it('leave out lunch, nights and days off', () => {
    expect(between('2026-11-30 11:00', '2026-11-30 14:00')).toBe(90)
    expect(between('2026-11-27 17:00', '2026-11-30 08:30')).toBe(60)
    expect(between('2026-02-13 17:00', '2026-02-23 09:00')).toBe(90)
  })

  it('are none backward and none where nobody works', () => {
    expect(between('2026-11-30 14:00', '2026-11-30 11:00')).toBe(0)
    expect(between('2026-11-30 11:00', '2026-11-30 14:00', aCalendar({ hours: week([]) }))).toBe(0)
  })
})

describe('working days from now', () => {
  afterEach(() => vi.restoreAllMocks())

  const shifted = (at: string, days: number, cal = aCalendar()) =>
    showHcm(shiftWorkingDays(cal, hcm(at), days))

  it('keep the time of day and pass over days off', () => {
    expect(shifted('2026-11-30 09:20', 2)).toBe('2026-12-02 09:20')
    expect(shifted('2026-11-27 09:20', 1)).toBe('2026-11-30 09:20')
    expect(shifted('2026-02-13 09:20', 1)).toBe('2026-02-23 09:20')
  })

  it('count from the next opening what happened while it was closed', () => {
    expect(shifted('2026-11-29 10:00', 1)).toBe('2026-12-01 08:00')
    expect(shifted('2026-11-27 20:00', 1)).toBe('2026-12-01 08:00')
    expect(shifted('2026-11-29 10:00', 0)).toBe('2026-11-30 08:00')
  })

  it('end at the next opening when that day is not open at that time', () => {
    const cal = aCalendar({ hours: week(['08:00–17:00'], { sat: ['08:00–12:00'], sun: [] }) })
    expect(shifted('2026-11-27 15:00', 1, cal)).toBe('2026-11-30 08:00')
    expect(shifted('2026-11-27 09:00', 1, cal)).toBe('2026-11-28 09:00')
  })

  it('take the end of a night with the day it began on', () => {
    const cal = aCalendar({ hours: week(['22:00–06:00'], { sat: [], sun: [] }) })
    expect(shifted('2026-11-28 02:00', 1, cal)).toBe('2026-12-01 02:00')
  })

  it('pass over a leave of any length', () => {
    const leaves = [{ from: hcm('2026-12-01 00:00'), to: hcm('2028-12-01 00:00') }]
    expect(shifted('2026-11-30 09:00', 1, aCalendar({ leaves }))).toBe('2028-12-01 09:00')
  })

  it('are whole days forward', () => {
    expect(() => shifted('2026-11-30 09:20', -1)).toThrow('not a count of days: -1')
    expect(() => shifted('2026-11-30 09:20', 0.5)).toThrow('not a count of days: 0.5')
  })

  it('never come where nobody works again', () => {
    const leaves = [{ from: hcm('2026-12-01 00:00'), to: Number.POSITIVE_INFINITY }]
    expect(() => shifted('2026-11-30 09:00', 1, aCalendar({ leaves }))).toThrow(NeverOpens)
  })

  it('look up no holidays of the years that a leave covers', () => {
    const lookUps = vi.spyOn(Holidays.prototype, 'getHolidays')
    const leaves = [{ from: hcm('2031-12-01 12:00'), to: hcm('2061-12-01 00:00') }]
    expect(shifted('2031-12-01 09:00', 1, aCalendar({ leaves }))).toBe('2061-12-01 09:00')
    expect(new Set(lookUps.mock.calls.map(([year]) => year))).toEqual(new Set([2031, 2061]))
  })
})

describe('summer time', () => {
  const newYork = { ...alwaysOpen, zone: 'America/New_York' }
  const day = (date: string, cal: typeof alwaysOpen) => {
    const at = Date.parse(`${date}T12:00Z`)
    return [at - 24 * 3_600_000, at + 24 * 3_600_000]
      .map((edge) => workingMinutesBetween(cal, edge, edge + 24 * 3_600_000))
      .reduce((sum, minutes) => sum + minutes, 0)
  }
  const nights = (at: string) => {
    const cal = { ...newYork, hours: week(['22:00–06:00']), holidays: noHolidays }
    const from = Date.parse(at)
    return workingMinutesBetween(cal, from, from + 14 * 3_600_000) / 60
  }
  const spanOf = (span: string, date: string) => {
    const cal = { ...newYork, hours: week([span]) }
    const from = Date.parse(`${date}T00:00Z`) + 5 * 3_600_000
    return workingMinutesBetween(cal, from, from + 22 * 3_600_000)
  }

  it('makes no minute more or less for who is always open', () => {
    expect(day('2026-03-08', newYork)).toBe(48 * 60)
    expect(day('2026-11-01', newYork)).toBe(48 * 60)
  })

  it('shortens one night in spring and lengthens one in autumn', () => {
    expect(nights('2026-03-07T18:00-05:00')).toBe(7)
    expect(nights('2026-10-31T18:00-04:00')).toBe(9)
    expect(nights('2026-06-06T18:00-04:00')).toBe(8)
  })

  it('takes a span within the hour that spring skips, and half of one that begins in it', () => {
    expect(spanOf('02:15–02:45', '2026-03-08')).toBe(0)
    expect(spanOf('02:30–03:30', '2026-03-08')).toBe(30)
    expect(spanOf('01:30–03:30', '2026-03-08')).toBe(60)
  })

  it('has the hour that autumn repeats once by its name, and twice within a longer span', () => {
    expect(spanOf('01:00–01:30', '2026-11-01')).toBe(30)
    expect(spanOf('01:00–02:00', '2026-11-01')).toBe(120)
    expect(spanOf('01:30–02:30', '2026-11-01')).toBe(120)
  })

  it('leaves a day that begins at one in the morning whole', () => {
    const cairo = { ...alwaysOpen, zone: 'Africa/Cairo' }
    expect(day('2026-04-24', cairo)).toBe(48 * 60)
  })
})
