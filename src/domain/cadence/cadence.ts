import { DateTime } from 'luxon'
import type { WorkCalendar } from '../working-time/calendar.ts'
import type { Instant } from '../working-time/instant.ts'
import { nextOpening, shiftWorkingDays } from '../working-time/working-time.ts'

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'late'

export interface Attempt {
  readonly afterWorkingDays: number
  readonly partOfDay: PartOfDay
}

export const defaultPlan: readonly Attempt[] = [
  { afterWorkingDays: 0, partOfDay: 'morning' },
  { afterWorkingDays: 0, partOfDay: 'late' },
  { afterWorkingDays: 1, partOfDay: 'morning' },
  { afterWorkingDays: 2, partOfDay: 'afternoon' },
  { afterWorkingDays: 3, partOfDay: 'noon' },
  { afterWorkingDays: 4, partOfDay: 'late' },
]

export type NextAttempt =
  | { readonly kind: 'call'; readonly attempt: number; readonly dueAt: Instant }
  | { readonly kind: 'exhausted' }

const hourOf: Readonly<Record<PartOfDay, number>> = { morning: 9, noon: 11, afternoon: 14, late: 16 }

export function nextAttempt(
  plan: readonly Attempt[],
  { made, lastAt }: { readonly made: number; readonly lastAt: Instant },
  cal: WorkCalendar,
  _buyer: { readonly zone: string; readonly lawfulOnly: boolean },
): NextAttempt {
  const attempt = plan[made]
  if (attempt === undefined) return { kind: 'exhausted' }
  const day = shiftWorkingDays(cal, lastAt, attempt.afterWorkingDays)
  const wished = DateTime.fromMillis(day, { zone: cal.zone }).set({ hour: hourOf[attempt.partOfDay], minute: 0 })
  const later = wished.toMillis() > lastAt ? wished : wished.plus({ days: 1 })
  return { kind: 'call', attempt: made + 1, dueAt: nextOpening(cal, later.toMillis()) }
}
