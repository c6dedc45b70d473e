import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { Language } from '../lead/lead.ts'
import { type CivilDay, dayMs } from './civil-day.ts'
import { nationalDaySecond, tetName } from './vietnam.ts'

export type HolidayName = Readonly<Record<Language, string>>

/**
 * A country's public holidays by local day, as `date-holidays` knows them. Its `date` is already
 * the country's wall clock, so the zone of this machine plays no part.
 */
export function publicHolidays(country: string, year: number): ReadonlyMap<CivilDay, HolidayName> {
  const key = `${country} ${year}`
  const known = years.get(key)
  if (known !== undefined) return known
  const found = lookUp(country, year)
  years.set(key, found)
  return found
}

const years = new Map<string, ReadonlyMap<CivilDay, HolidayName>>()

function lookUp(country: string, year: number): ReadonlyMap<CivilDay, HolidayName> {
  const english = new Map(publicOnes(country, year, 'en').map(({ rule, name }) => [rule, name]))
  const named = longestFirst(publicOnes(country, year, 'vi')).flatMap((holiday) => {
    const name = { vi: holiday.name, en: english.get(holiday.rule) ?? holiday.name }
    const shown = country === 'VN' ? tetName(holiday.rule, name) : name
    return daysOf(holiday).map((day) => [day, shown] as const)
  })
  return new Map([...named, ...(country === 'VN' ? nationalDaySecond(year) : [])])
}

function publicOnes(country: string, year: number, language: Language): HolidaysTypes.Holiday[] {
  const almanac = almanacs.get(country) ?? new Holidays(country, { types: ['public'] })
  almanacs.set(country, almanac)
  return almanac.getHolidays(year, language)
}

/** Kept, for reckoning the moon takes a tenth of a second a year, and the next language little. */
const almanacs = new Map<string, Holidays>()

/** Of one day within a longer holiday, the day's own name is the better one: it is set last. */
const longestFirst = (holidays: HolidaysTypes.Holiday[]): readonly HolidaysTypes.Holiday[] =>
  holidays.toSorted((a, b) => length(b) - length(a))

const length = ({ start, end }: HolidaysTypes.Holiday): number => end.getTime() - start.getTime()

/** The local days whose noon is within: a holiday from sunset on is the day after. */
function daysOf(holiday: HolidaysTypes.Holiday): readonly CivilDay[] {
  const start = Date.parse(`${holiday.date.slice(0, 10)}T${holiday.date.slice(11, 19)}Z`)
  const first = Math.ceil(start / dayMs - 0.5)
  const after = Math.ceil((start + length(holiday)) / dayMs - 0.5)
  return Array.from({ length: after - first }, (_, index) => first + index)
}
