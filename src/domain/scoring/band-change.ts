import type { Band } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'
import { type Curve, forEver, isCapped, startsAfter, termsFrom } from './curve.ts'
import { merged, slopeOf, type Term, valueAt, zerosOf } from './exponential-sum.ts'

/**
 * The first whole millisecond after `at` at which `bandAt` differs from the band at `at`, if
 * nothing happens till then; null when it stays for ever. Between two turning instants the total
 * only rises or only falls, so looking at both ends misses nothing.
 */
export function bandChange(
  curves: readonly Curve[],
  at: Instant,
  bandAt: (at: Instant) => Band,
): Instant | null {
  const present = bandAt(at)
  let before = at
  for (const instant of turningInstants(curves, at)) {
    if (instant <= before) continue
    if (bandAt(instant) !== present) return firstOther(before, instant, present, bandAt)
    before = instant
  }
  return null
}

function firstOther(
  from: Instant,
  to: Instant,
  present: Band,
  bandAt: (at: Instant) => Band,
): Instant {
  let [same, other] = [from, to]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (bandAt(middle) === present) same = middle
    else other = middle
  }
  return other
}

/** Instants between which the total is monotone, found as they are asked for; at the last it has settled. */
function* turningInstants(curves: readonly Curve[], at: Instant): Generator<Instant> {
  const starts = startsAfter(curves, at)
  for (const [index, from] of [at, ...starts].entries()) {
    const to = starts[index]
    const pieces = curves.map((curve) => ({ curve, terms: termsFrom(curve, from) }))
    yield* turnsWithin(pieces, from, to ?? from + settlingMs(pieces))
    if (to !== undefined) yield to
  }
}

/** One group between two starts, and what its points are there without the cap. */
interface Piece {
  readonly curve: Curve
  readonly terms: readonly Term[]
}

function* turnsWithin(pieces: readonly Piece[], from: Instant, to: Instant): Generator<Instant> {
  const length = to - from
  const crossings = pieces.flatMap((piece) => capCrossings(piece, length)).sort((a, b) => a - b)
  const ends = [...crossings, length]
  for (const [index, end] of ends.entries()) {
    const begin = ends[index - 1] ?? 0
    const turns = zerosOf(slopeOf(movingWithin(pieces, (begin + end) / 2)), length)
    const inside = turns.filter((x) => x > begin && x < end)
    yield* [...inside, end].flatMap((x) => wholeAround(from + x, from, to))
  }
}

/** Both neighbours, so that a turn between two milliseconds hides in neither side. */
const wholeAround = (instant: number, from: Instant, to: Instant): readonly Instant[] =>
  [Math.floor(instant) - 1, Math.floor(instant), Math.ceil(instant)].filter(
    (whole) => whole > from && whole < to,
  )

const capCrossings = ({ curve, terms }: Piece, length: number): readonly number[] =>
  zerosOf(merged([...terms, { weight: -curve.cap, halfLife: forEver }]), length)

/** What moves the total around `x`: a group beyond its cap does not. */
const movingWithin = (pieces: readonly Piece[], x: number): readonly Term[] =>
  merged(pieces.flatMap(({ curve, terms }) => (isCapped(curve, valueAt(terms, x)) ? [] : terms)))

/** Points are whole and bands begin half a point below a whole one: a quarter point decides nothing. */
function settlingMs(pieces: readonly Piece[]): number {
  const fading = pieces.flatMap(({ terms }) => terms).filter(({ halfLife }) => halfLife !== forEver)
  const weight = fading.reduce((sum, term) => sum + Math.abs(term.weight), 0)
  const slowest = fading.reduce((most, { halfLife }) => Math.max(most, halfLife), 0)
  return Math.ceil(slowest * Math.log2(Math.max(1, weight / 0.25))) + 1
}
