import type { Language } from '../lead/lead.ts'
import { type WeeklyHours, type WorkCalendar, weekdays } from './calendar.ts'
import { type CivilDay, dayOfIso, isoDate, weekdayIndex } from './civil-day.ts'
import { type HolidayName, publicHolidays } from './public-holidays.ts'
import { daysInLieu } from './vietnam.ts'

/** What keeps people at home on `date` (`yyyy-MM-dd`), in their words; null when it is no day off. */
export function holidayOn(cal: WorkCalendar, date: string, language: Language): string | null {
  if (cal.holidays.workingDates.includes(date)) return null
  const own = cal.holidays.dates.find((day) => day.date === date)
  return own?.name ?? officialOn(cal, dayOfIso(date))?.[language] ?? null
}

/** A day worked though it is a holiday, or swapped for another: see `workingDates` of the policy. */
export const isMadeWorking = ({ holidays }: WorkCalendar, day: CivilDay): boolean =>
  holidays.workingDates.includes(isoDate(day))

export function isDayOff(cal: WorkCalendar, day: CivilDay): boolean {
  const date = isoDate(day)
  return cal.holidays.dates.some((own) => own.date === date) || officialOn(cal, day) !== undefined
}

function officialOn(cal: WorkCalendar, day: CivilDay): HolidayName | undefined {
  const { country } = cal.holidays
  if (country === null) return undefined
  const holidays = publicHolidays(country, Number(isoDate(day).slice(0, 4)))
  return holidays.get(day) ?? (country === 'VN' ? inLieu(cal.hours, holidays).get(day) : undefined)
}

function inLieu(
  hours: WeeklyHours,
  holidays: ReadonlyMap<CivilDay, HolidayName>,
): ReadonlyMap<CivilDay, HolidayName> {
  return daysInLieu(holidays, (day) => hoursOf(hours, day).length === 0)
}

export const hoursOf = (hours: WeeklyHours, day: CivilDay) =>
  hours[weekdays[weekdayIndex(day)] ?? 'mon']
