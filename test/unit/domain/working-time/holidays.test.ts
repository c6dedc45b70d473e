import { afterEach, describe, expect, it, vi } from 'vitest'
import { holidayOn, isWorking } from '../../../../src/domain/working-time/working-time.ts'
import { aCalendar, hcm, noHolidays, week } from './calendars.ts'

/** Weekdays off in Vietnam, as `Labour Code 2019` and the government's notices have them. */
const officialDays: Readonly<Record<number, readonly string[]>> = {
  2026: [
    '2026-01-01',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-27', // Giỗ Tổ is on Sunday the 26th
    '2026-04-30',
    '2026-05-01',
    '2026-09-01',
    '2026-09-02',
  ],
  2027: [
    '2027-01-01',
    '2027-02-05',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10', // in lieu of Saturday the 6th and Sunday the 7th
    '2027-02-11',
    '2027-04-16',
    '2027-04-30',
    '2027-05-03', // 1 May is a Saturday
    '2027-09-02', // the second day of National Day is not announced yet
  ],
}

const office = aCalendar()

const weekdaysOff = (year: number, cal = office, isDayOff = holidayOn) =>
  Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((date) => isDayOff(cal, date, 'vi') !== null)

describe('Vietnam’s public holidays', () => {
  it.each([2026, 2027])('of %i are the official ones, with days in lieu of weekends', (year) => {
    expect(weekdaysOff(year)).toEqual(officialDays[year])
  })

  it('keep people at home', () => {
    expect(isWorking(office, hcm('2026-02-18 09:00'))).toBe(false)
    expect(isWorking(office, hcm('2026-02-13 09:00'))).toBe(true)
  })

  it('have their name in Vietnamese and in English', () => {
    expect(holidayOn(office, '2026-02-19', 'vi')).toBe('Tết Nguyên Đán')
    expect(holidayOn(office, '2026-02-19', 'en')).toBe('Tết (Lunar New Year)')
    expect(holidayOn(office, '2026-09-02', 'vi')).toBe('Quốc khánh')
    expect(holidayOn(office, '2026-04-27', 'vi')).toBe('Nghỉ bù Giỗ tổ Hùng Vương')
    expect(holidayOn(office, '2026-04-27', 'en')).toBe('Day in lieu of Hung Kings Commemorations')
  })

  it('are not days people only remember, such as 20 October', () => {
    expect(holidayOn(office, '2026-10-20', 'vi')).toBeNull()
    expect(isWorking(office, hcm('2026-10-20 09:00'))).toBe(true)
  })

  it('give nobody a day in lieu who works on that day of the week', () => {
    const sevenDays = aCalendar({ hours: week(['08:00–17:00']) })
    expect(holidayOn(sevenDays, '2026-04-26', 'vi')).toBe('Giỗ tổ Hùng Vương')
    expect(holidayOn(sevenDays, '2026-04-27', 'vi')).toBeNull()
  })
})

describe('the team’s own days', () => {
  const holidays = {
    country: 'VN',
    dates: [{ date: '2026-12-01', name: 'Ngày hội công ty' }],
    workingDates: ['2026-12-05', '2026-02-17'],
  }
  const cal = aCalendar({
    holidays,
    hours: week(['08:00–17:00'], { mon: ['09:00–11:00'], sat: [] }),
  })

  it('are days off under the name the team gave them', () => {
    expect(holidayOn(cal, '2026-12-01', 'en')).toBe('Ngày hội công ty')
    expect(isWorking(cal, hcm('2026-12-01 09:00'))).toBe(false)
  })

  it('may be worked though a holiday, by that weekday’s hours', () => {
    expect(holidayOn(cal, '2026-02-17', 'vi')).toBeNull()
    expect(isWorking(cal, hcm('2026-02-17 16:00'))).toBe(true)
  })

  it('may be a swapped Saturday, which is worked by Monday’s hours', () => {
    expect(isWorking(cal, hcm('2026-12-05 10:00'))).toBe(true)
    expect(isWorking(cal, hcm('2026-12-05 11:00'))).toBe(false)
  })
})

describe('other countries', () => {
  it('have their own holidays', () => {
    const berlin = aCalendar({ zone: 'Europe/Berlin', holidays: { ...noHolidays, country: 'DE' } })
    expect(holidayOn(berlin, '2026-10-03', 'en')).toBe('National Holiday')
    expect(holidayOn(berlin, '2026-04-30', 'en')).toBeNull()
  })

  it('have none where none is named or known', () => {
    expect(holidayOn(aCalendar({ holidays: noHolidays }), '2026-02-17', 'vi')).toBeNull()
    const nowhere = aCalendar({ holidays: { ...noHolidays, country: 'ZZ' } })
    expect(holidayOn(nowhere, '2026-02-17', 'vi')).toBeNull()
  })
})

describe('the zone of this machine', () => {
  const home = process.env['TZ']

  afterEach(() => {
    if (home === undefined) delete process.env['TZ']
    else process.env['TZ'] = home
  })

  it.each([
    ['America/New_York', 300],
    ['Pacific/Kiritimati', -840],
  ])('plays no part: %s', async (zone, minutesBehind) => {
    process.env['TZ'] = zone
    expect(new Date('2026-01-15T00:00Z').getTimezoneOffset()).toBe(minutesBehind)
    vi.resetModules()
    const fresh = await import('../../../../src/domain/working-time/working-time.ts')
    expect(weekdaysOff(2026, office, fresh.holidayOn)).toEqual(officialDays[2026])
    expect(fresh.isWorking({ ...office }, hcm('2026-02-20 09:00'))).toBe(false)
    expect(fresh.isWorking({ ...office }, hcm('2026-02-23 09:00'))).toBe(true)
  })
})
