import { DateTime } from 'luxon'
import type { Instant } from '../../../domain/working-time/instant.ts'

/** A span of time, its end left out. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** The period that plain words name, in the asker's zone; null when they name none. Weeks begin on Monday. */
export function readPeriod(words: string, zone: string, now: Instant): Period | null {
  const today = DateTime.fromMillis(now, { zone }).startOf('day')
  const named = namedPeriods.find(([, names]) => names.includes(words))
  if (named === undefined) return readDates(words, today)
  const { unit, ago } = named[0]
  const from = today.startOf(unit).minus({ [unit]: ago })
  return { from: from.toMillis(), to: from.plus({ [unit]: 1 }).toMillis() }
}

interface Named {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year'
  readonly ago: 0 | 1
}

const namedPeriods: readonly (readonly [Named, readonly string[]])[] = [
  [{ unit: 'day', ago: 0 }, ['today', 'day', 'hom nay', 'ngay', 'nay']],
  [{ unit: 'day', ago: 1 }, ['yesterday', 'hom qua', 'qua']],
  [{ unit: 'week', ago: 0 }, ['week', 'this week', 'tuan', 'tuan nay']],
  [{ unit: 'week', ago: 1 }, ['last week', 'tuan truoc', 'tuan qua']],
  [{ unit: 'month', ago: 0 }, ['', 'month', 'this month', 'thang', 'thang nay']],
  [{ unit: 'month', ago: 1 }, ['last month', 'thang truoc', 'thang qua']],
  [{ unit: 'quarter', ago: 0 }, ['quarter', 'this quarter', 'quy', 'quy nay']],
  [{ unit: 'quarter', ago: 1 }, ['last quarter', 'quy truoc', 'quy qua']],
  [{ unit: 'year', ago: 0 }, ['year', 'this year', 'nam', 'nam nay']],
  [{ unit: 'year', ago: 1 }, ['last year', 'nam truoc', 'nam ngoai', 'nam qua']],
]

/** One date or two, both included: 2026-11-01 2026-11-15, 1/11 - 15/11, tu 1/11 den 15/11. */
function readDates(words: string, today: DateTime): Period | null {
  const parts = words
    .split(/ (?:- |– |to |den )?/)
    .filter((part) => part !== 'from' && part !== 'tu')
  const dates = parts.map((part) => readDate(part, today))
  const [first, last = first] = dates
  if (first == null || last == null || dates.length > 2) return null
  if (last < first) return null
  return { from: first.toMillis(), to: last.plus({ days: 1 }).toMillis() }
}

function readDate(word: string, today: DateTime): DateTime | null {
  const withYear = ['yyyy-MM-dd', 'd/M/yyyy', 'd-M-yyyy']
  const { zone } = today
  const read = withYear
    .map((format) => DateTime.fromFormat(word, format, { zone }))
    .find(({ isValid }) => isValid)
  if (read !== undefined) return read
  const thisYear = DateTime.fromFormat(`${word}/${today.year}`, 'd/M/yyyy', { zone })
  return thisYear.isValid ? thisYear : null
}
