import { type CivilDay, civilDayOf, instantOf, timeOfDay } from '../working-time/civil-day.ts'
import type { Instant } from '../working-time/instant.ts'

export const partsOfDay = ['morning', 'noon', 'afternoon', 'late'] as const
export type PartOfDay = (typeof partsOfDay)[number]

/** Hours of the buyer's clock in which a call of that part is made. */
const hoursOf: Readonly<Record<PartOfDay, readonly [from: number, to: number]>> = {
  morning: [9, 11],
  noon: [11, 14],
  afternoon: [14, 16],
  late: [16, 20],
}

/** Of any instant, so the night counts as late and the dawn as morning. */
export function partOf(zone: string, at: Instant): PartOfDay {
  const hour = timeOfDay(zone, at, civilDayOf(zone, at)) / hourMs
  return partsOfDay.find((part) => hour < hoursOf[part][1]) ?? 'late'
}

export function spanOfPart(
  part: PartOfDay,
  zone: string,
  day: CivilDay,
): { readonly from: Instant; readonly to: Instant } {
  const [from, to] = hoursOf[part]
  return { from: instantOf(zone, day, from * hourMs), to: instantOf(zone, day, to * hourMs) }
}

/** The other parts, the one in which somebody is likeliest to live differently first. */
export const otherParts: Readonly<Record<PartOfDay, readonly PartOfDay[]>> = {
  morning: ['late', 'afternoon', 'noon'],
  noon: ['late', 'morning', 'afternoon'],
  afternoon: ['morning', 'noon', 'late'],
  late: ['morning', 'noon', 'afternoon'],
}

const hourMs = 3_600_000
