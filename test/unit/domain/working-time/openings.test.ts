import { describe, expect, it } from 'vitest'
import {
  alwaysOpen,
  closingBefore,
  closingOf,
  isWorking,
  NeverOpens,
  nextOpening,
} from '../../../../src/domain/working-time/working-time.ts'
import { aCalendar, hcm, noHolidays, showHcm, week } from './calendars.ts'

const opensAt = (at: string, cal = aCalendar()) => showHcm(nextOpening(cal, hcm(at)))

describe('the next opening', () => {
  it('is now in working time, from the minute of opening until just before closing', () => {
    expect(opensAt('2026-11-30 08:00')).toBe('2026-11-30 08:00')
    expect(opensAt('2026-11-30 11:59')).toBe('2026-11-30 11:59')
    expect(isWorking(aCalendar(), hcm('2026-11-30 08:00'))).toBe(true)
    expect(isWorking(aCalendar(), hcm('2026-11-30 07:59'))).toBe(false)
  })

  it('is after lunch for a split day, also at the very minute of closing', () => {
    expect(opensAt('2026-11-30 12:00')).toBe('2026-11-30 13:30')
    expect(isWorking(aCalendar(), hcm('2026-11-30 12:00'))).toBe(false)
  })

  it('is Monday morning for Saturday night', () => {
    expect(opensAt('2026-11-28 23:10')).toBe('2026-11-30 08:00')
  })

  it('passes over all of Tết', () => {
    expect(opensAt('2026-02-14 09:00')).toBe('2026-02-23 08:00')
  })

  it('finds spans that were written out of order', () => {
    const cal = aCalendar({ hours: week(['13:00–17:00', '08:00–12:00']) })
    expect(opensAt('2026-11-30 06:00', cal)).toBe('2026-11-30 08:00')
    expect(opensAt('2026-11-30 12:30', cal)).toBe('2026-11-30 13:00')
  })

  it('is by the member’s own zone', () => {
    const cal = aCalendar({ zone: 'Europe/Berlin', holidays: noHolidays })
    expect(opensAt('2026-11-30 09:00', cal)).toBe('2026-11-30 14:00')
  })
})

describe('a night from 22:00 to 06:00', () => {
  const nights = aCalendar({ hours: week([], { mon: ['22:00–06:00'], sat: ['22:00–06:00'] }) })

  it('is open on both sides of midnight', () => {
    expect(isWorking(nights, hcm('2026-11-30 22:00'))).toBe(true)
    expect(isWorking(nights, hcm('2026-12-01 05:59'))).toBe(true)
    expect(isWorking(nights, hcm('2026-12-01 06:00'))).toBe(false)
    expect(isWorking(nights, hcm('2026-11-30 05:00'))).toBe(false)
  })

  it('belongs to the day it begins on: a holiday takes the night that begins then', () => {
    const holidays = { ...noHolidays, dates: [{ date: '2026-12-01', name: 'x' }] }
    expect(isWorking({ ...nights, holidays }, hcm('2026-12-01 03:00'))).toBe(true)
    const off = { ...noHolidays, dates: [{ date: '2026-11-30', name: 'x' }] }
    expect(opensAt('2026-11-30 22:30', { ...nights, holidays: off })).toBe('2026-12-05 22:00')
  })

  it('closes once, in the morning', () => {
    expect(showHcm(closingOf(nights, hcm('2026-11-30 23:00')) ?? 0)).toBe('2026-12-01 06:00')
  })
})

describe('leaves', () => {
  const leave = (from: string, to: string) =>
    aCalendar({ leaves: [{ from: hcm(from), to: hcm(to) }] })

  it('cut a span in two', () => {
    const dentist = leave('2026-11-30 09:00', '2026-11-30 10:30')
    expect(isWorking(dentist, hcm('2026-11-30 08:59'))).toBe(true)
    expect(opensAt('2026-11-30 09:00', dentist)).toBe('2026-11-30 10:30')
  })

  it('of many days end in the midst of a day', () => {
    expect(opensAt('2026-12-01 10:00', leave('2026-12-01 00:00', '2026-12-16 14:00'))).toBe(
      '2026-12-16 14:00',
    )
  })

  it('of many years are passed over', () => {
    expect(opensAt('2026-12-01 10:00', leave('2026-12-01 00:00', '2031-12-01 00:00'))).toBe(
      '2031-12-01 08:00',
    )
  })

  it('that end before they begin take nothing', () => {
    expect(opensAt('2026-11-30 09:00', leave('2026-11-30 10:00', '2026-11-30 08:00'))).toBe(
      '2026-11-30 09:00',
    )
  })
})

describe('closing', () => {
  it('is the end of the present span, or of the next when closed', () => {
    expect(showHcm(closingOf(aCalendar(), hcm('2026-11-30 09:00')) ?? 0)).toBe('2026-11-30 12:00')
    expect(showHcm(closingOf(aCalendar(), hcm('2026-11-30 12:00')) ?? 0)).toBe('2026-11-30 17:30')
  })

  it('never comes where it is always open', () => {
    expect(closingOf(alwaysOpen, hcm('2026-11-30 09:00'))).toBeNull()
    expect(isWorking(alwaysOpen, 0)).toBe(true)
  })
})

describe('a calendar that never opens', () => {
  const at = hcm('2026-11-30 09:00')

  it('is refused in words, whether nobody has hours or the leave has no end', () => {
    const empty = aCalendar({ hours: week([]) })
    const gone = aCalendar({ leaves: [{ from: at, to: Number.POSITIVE_INFINITY }] })
    for (const cal of [empty, gone]) {
      expect(() => nextOpening(cal, at)).toThrow(NeverOpens)
      expect(() => closingOf(cal, at)).toThrow('this calendar never opens again')
      expect(isWorking(cal, at)).toBe(false)
    }
  })

  it('is a RangeError to whoever does not know better', () => {
    expect(() => nextOpening(aCalendar({ hours: week([]) }), at)).toThrow(RangeError)
  })
})

describe('the closing before', () => {
  const closedAt = (at: string, cal = aCalendar()) => {
    const closing = closingBefore(cal, hcm(at))
    return closing === null ? null : showHcm(closing)
  }

  it('is last evening, the one of Friday on a Monday, and today at noon after lunch', () => {
    expect(closedAt('2026-12-01 08:00')).toBe('2026-11-30 17:30')
    expect(closedAt('2026-11-30 08:00')).toBe('2026-11-27 17:30')
    expect(closedAt('2026-11-30 13:30')).toBe('2026-11-30 12:00')
  })

  it('is this morning for those who work at night', () => {
    const nights = aCalendar({ hours: week(['22:00–06:00']) })
    expect(closedAt('2026-11-30 22:00', nights)).toBe('2026-11-30 06:00')
  })

  it('is none in a shop that never opens', () => {
    expect(closedAt('2026-11-30 08:00', aCalendar({ hours: week([]) }))).toBeNull()
  })
})
