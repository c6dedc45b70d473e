import type { WorkCalendar } from '../working-time/calendar.ts'
import { type CivilDay, civilDayOf } from '../working-time/civil-day.ts'
import type { Instant } from '../working-time/instant.ts'
import { workingDayStart } from '../working-time/working-days.ts'
import { nextOpening } from '../working-time/working-time.ts'
import { advertising, clampToWindow, nextLawful } from './lawful.ts'
import { otherParts, type PartOfDay, partOf, spanOfPart } from './part-of-day.ts'

export type { PartOfDay } from './part-of-day.ts'

/** A call of the plan: how many working days after the call before it, and at what time of day. */
export interface Attempt {
  readonly afterWorkingDays: number
  readonly partOfDay: PartOfDay
}

/** Six calls over two working weeks, each at another time of day. Source: PRODUCT.md, step 7. */
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

export interface Made {
  readonly made: number
  readonly lastAt: Instant
}

/** The buyer's clock, and whether a call would be advertising: they did not ask for one. */
export interface Buyer {
  readonly zone: string
  readonly lawfulOnly: boolean
}

/**
 * The next call after `made` ones, strictly after `lastAt` and in working time. Never in the same
 * part of the buyer's day as the last one, if the team works in another. Where working time and the
 * law's hours never meet, the law stands and the call is due outside working time.
 * @throws NeverOpens
 */
export function nextAttempt(
  plan: readonly Attempt[],
  sofar: Made,
  cal: WorkCalendar,
  buyer: Buyer,
): NextAttempt {
  const attempt = plan[sofar.made]
  if (attempt === undefined) return { kind: 'exhausted' }
  const search = { cal, buyer, from: earliest(attempt, sofar, cal, buyer) }
  const wished = wishes(attempt.partOfDay, sofar, buyer)
  const dueAt =
    first(wished, (part) => inPart(part, search)) ?? workable(search.from, farAhead, search)
  return {
    kind: 'call',
    attempt: sofar.made + 1,
    dueAt: dueAt ?? clampToWindow(search.from, buyer.zone, advertising.call),
  }
}

/** The planned day from its beginning, after the last call, and a day after it if that was advertising. */
function earliest(
  { afterWorkingDays }: Attempt,
  { made, lastAt }: Made,
  cal: WorkCalendar,
  { zone, lawfulOnly }: Buyer,
): Instant {
  const after = Math.max(workingDayStart(cal, lastAt, afterWorkingDays), lastAt + 1)
  return lawfulOnly && made > 0 ? nextLawful(advertising.call, [lastAt], zone, after) : after
}

/** Parts of the day to try, in order; not the one of the last call. */
function wishes(part: PartOfDay, { made, lastAt }: Made, { zone }: Buyer): readonly PartOfDay[] {
  const order = [part, ...otherParts[part]]
  return made === 0 ? order : order.filter((other) => other !== partOf(zone, lastAt))
}

interface Search {
  readonly cal: WorkCalendar
  readonly buyer: Buyer
  readonly from: Instant
}

/** So many days are tried for the planned part before another part is taken. */
const daysTried = 6

function inPart(part: PartOfDay, search: Search): Instant | null {
  const { zone } = search.buyer
  let day: CivilDay = civilDayOf(zone, search.from)
  for (let tried = 0; tried < daysTried; tried += 1) {
    const { from, to } = spanOfPart(part, zone, day)
    const due = workable(Math.max(from, search.from), to, search)
    if (due !== null) return due
    day = Math.max(day + 1, civilDayOf(zone, nextOpening(search.cal, to)))
  }
  return null
}

const farAhead = Number.POSITIVE_INFINITY

/** The first instant in `[from, to)` that is working time, and lawful where it must be. */
function workable(from: Instant, to: Instant, { cal, buyer }: Search): Instant | null {
  let at = from
  for (let tried = 0; tried < hoursMeetWithin && at < to; tried += 1) {
    const open = nextOpening(cal, at)
    at = buyer.lawfulOnly ? clampToWindow(open, buyer.zone, advertising.call) : open
    if (at === open && at < to) return at
  }
  return null
}

/** Openings after which working time and the law's hours are taken never to meet. */
const hoursMeetWithin = 60

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | null,
): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
