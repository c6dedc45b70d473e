import * as fc from 'fast-check'
import {
  type DailySpan,
  type WeeklyHours,
  type WorkCalendar,
  weekdays,
} from '../../../../src/domain/working-time/calendar.ts'
import { officeHoursVietnam } from '../../../../src/domain/working-time/presets.ts'

export const aCalendar = (over: Partial<WorkCalendar> = {}): WorkCalendar => ({
  ...officeHoursVietnam,
  ...over,
})

export const noHolidays = { country: null, dates: [], workingDates: [] }

/** The same spans from Monday to Sunday unless a day is named. */
export const week = (
  spans: readonly string[],
  days: Partial<Record<keyof WeeklyHours, readonly string[]>> = {},
): WeeklyHours => {
  const of = (day: keyof WeeklyHours) => (days[day] ?? spans).map(span)
  return {
    mon: of('mon'),
    tue: of('tue'),
    wed: of('wed'),
    thu: of('thu'),
    fri: of('fri'),
    sat: of('sat'),
    sun: of('sun'),
  }
}

/** `span('22:00–06:00')` */
export function span(text: string): DailySpan {
  const [from = '', to = ''] = text.split('–')
  return { from, to }
}

/** `hcm('2026-11-30 09:00')`: an instant by the clocks of Ho Chi Minh City. */
export const hcm = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+07:00`)

export const showHcm = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const clock = fc.integer({ min: 0, max: 24 * 4 }).map((quarters) => {
  const hours = String(Math.floor(quarters / 4)).padStart(2, '0')
  return `${hours}:${String((quarters % 4) * 15).padStart(2, '0')}`
})

/** Day spans, split days and nights; two of one day may even overlap, as neighbours' nights do. */
const anySpan: fc.Arbitrary<DailySpan> = fc
  .tuple(clock, clock)
  .filter(([from, to]) => from !== to && from !== '24:00')
  .map(([from, to]) => ({ from, to }))

const daySpan = anySpan.filter(({ from, to }) => from < to)

const weekOf = (spans: fc.Arbitrary<DailySpan>): fc.Arbitrary<WeeklyHours> =>
  fc
    .tuple(...weekdays.map(() => fc.array(spans, { maxLength: 2 })))
    .filter((days) => days.some((day) => day.length > 0))
    .map(([mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []]) => ({
      mon,
      tue,
      wed,
      thu,
      fri,
      sat,
      sun,
    }))

/** With and without summer time, half hours, a leap at midnight, and both sides of the date line. */
export const zones = [
  'Asia/Ho_Chi_Minh',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
] as const

export const anyInstant = fc
  .integer({ min: Date.parse('2025-01-01Z') / 60_000, max: Date.parse('2028-01-01Z') / 60_000 })
  .map((minutes) => minutes * 60_000)

const anyLeave = fc
  .tuple(anyInstant, fc.integer({ min: 1, max: 40 * 24 * 60 }))
  .map(([from, minutes]) => ({ from, to: from + minutes * 60_000 }))

const calendarOf = (spans: fc.Arbitrary<DailySpan>): fc.Arbitrary<WorkCalendar> =>
  fc.record({
    zone: fc.constantFrom(...zones),
    hours: weekOf(spans),
    holidays: fc.constantFrom(noHolidays, {
      country: 'VN',
      dates: [{ date: '2026-12-01', name: 'x' }],
      workingDates: ['2026-02-17', '2027-01-03'],
    }),
    leaves: fc.array(anyLeave, { maxLength: 2 }),
  })

export const anyCalendar = calendarOf(anySpan)

/** Nobody works past midnight. */
export const anyDayCalendar = calendarOf(daySpan)
