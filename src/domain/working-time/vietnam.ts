import { type CivilDay, dayOfIso, weekdayIndex } from './civil-day.ts'
import type { HolidayName } from './public-holidays.ts'

/**
 * The second day of National Day, 1 or 3 September as the Prime Minister decides each year.
 * Source: Labour Code 2019, article 112, and the yearly notices. A year not yet announced has none
 * here: the team writes it under `dates`.
 */
export function nationalDaySecond(year: number): readonly (readonly [CivilDay, HolidayName])[] {
  const date = announced[year]
  return date === undefined ? [] : [[dayOfIso(date), { vi: 'Quốc khánh', en: 'National Day' }]]
}

const announced: Readonly<Record<number, string>> = { 2025: '2025-09-01', 2026: '2026-09-01' }

/** All five days off are Tết to people, not only its eve or its first day. */
export const tetName = (rule: string, name: HolidayName): HolidayName =>
  /vietnamese 1-0-1( |$)/.test(rule) ? { vi: 'Tết Nguyên Đán', en: 'Tết (Lunar New Year)' } : name

/**
 * Days in lieu (nghỉ bù): a holiday on the weekly day of rest is taken on the next working day.
 * Source: Labour Code 2019, article 111.3. `isRest` says on which days of the weekend nobody works.
 */
export function daysInLieu(
  holidays: ReadonlyMap<CivilDay, HolidayName>,
  isRest: (day: CivilDay) => boolean,
): ReadonlyMap<CivilDay, HolidayName> {
  const lieu = new Map<CivilDay, HolidayName>()
  const isTaken = (day: CivilDay) =>
    holidays.has(day) || lieu.has(day) || (isWeekend(day) && isRest(day))
  for (const [holiday, name] of [...holidays].toSorted(([a], [b]) => a - b)) {
    if (!isWeekend(holiday) || !isRest(holiday)) continue
    let day = holiday + 1
    while (isTaken(day)) day += 1
    lieu.set(day, { vi: `Nghỉ bù ${name.vi}`, en: `Day in lieu of ${name.en}` })
  }
  return lieu
}

const isWeekend = (day: CivilDay): boolean => weekdayIndex(day) >= 5
