import type { Letter } from '../db/outbox.ts'
import { pingsAfter } from '../db/pings.ts'
import type { Tx } from '../db/transaction.ts'
import type { NoticeKind } from '../domain/lead/notice.ts'
import { memberOfPlace, type PlaceName } from '../domain/lead/place.ts'
import { nextPing } from '../domain/progress/pings.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { nextOpening } from '../domain/working-time/working-time.ts'
import { houseAt, type Rules } from './house.ts'

/** Direct messages beyond a member's `pingsPerHour` wait, in order, until there is room; timed ones never do. */
export async function withinBudget(
  tx: Tx,
  letters: readonly Letter[],
  rules: Rules,
  now: Instant,
): Promise<readonly Letter[]> {
  const places = new Set(letters.filter(waitsForRoom).map(({ place }) => place))
  if (places.size === 0) return letters
  const pings = new Map(await pingsAfter(tx, [...places], now - hour))
  return letters.map((letter) => {
    if (letter.kind !== 'direct') return letter
    const before = pings.get(letter.place) ?? []
    const from = Math.max(letter.sendAfter ?? now, now)
    const at = waitsForRoom(letter) ? roomAt(before, letter.place, from, rules) : from
    pings.set(letter.place, [...before, at])
    return at > from ? { ...letter, sendAfter: at } : letter
  })
}

const hour = 3_600_000

function roomAt(pings: readonly Instant[], place: PlaceName, from: Instant, rules: Rules): Instant {
  const calendar = houseAt(rules, from).calendarOf(memberOfPlace(place))
  const { pingsPerHour } = rules.policy.promises
  return nextPing(pings, from, pingsPerHour, (at) => nextOpening(calendar, at))
}

const waitsForRoom = ({ kind, content }: Letter): boolean =>
  kind === 'direct' && content.view === 'notice' && !promised.has(content.notice.kind)

/** Somebody counts on these at their hour, or a clock runs from them. */
const promised: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'first_call_nudge',
  'assigned',
  'handed_over',
  'call_back_due',
  'meeting_reminder',
  'meeting_outcome',
  'meeting_unowned',
])
