/** `weight · 2^(−x / halfLife)`; an infinite half-life is a constant. */
export interface Term {
  readonly weight: number
  readonly halfLife: number
}

export function valueAt(terms: readonly Term[], x: number): number {
  let sum = 0
  for (const { weight, halfLife } of terms) sum += weight * Math.exp((-x * Math.LN2) / halfLife)
  return sum
}

/**
 * Where the sum changes sign between 0 and `end`, ascending. Half-lives must differ.
 * Divided by its slowest term the sum is a constant and one term fewer that moves, so its slope
 * has one term fewer: between the slope's zeros it is monotone and each half is searched.
 */
export function zerosOf(terms: readonly Term[], end: number): readonly number[] {
  if (keepsItsSign(terms)) return []
  const slowest = terms.reduce((a, b) => (b.halfLife > a.halfLife ? b : a))
  const faster = terms.filter((term) => term !== slowest)
  if (outweighs(slowest, faster)) return []
  const others = faster.map((term) => divide(term, slowest))
  const divided = [{ weight: slowest.weight, halfLife: Number.POSITIVE_INFINITY }, ...others]
  const edges = [0, ...zerosOf(slopeOf(others), end), end]
  return edges.flatMap((from, index) => {
    const to = edges[index + 1]
    return to === undefined ? [] : signChange(divided, from, to)
  })
}

/** The derivative, but for a factor common to all terms. */
export const slopeOf = (terms: readonly Term[]): readonly Term[] =>
  terms
    .filter(({ halfLife }) => Number.isFinite(halfLife))
    .map(({ weight, halfLife }) => ({ weight: -weight / halfLife, halfLife }))

/** One term for each half-life. */
export function merged(terms: readonly Term[]): readonly Term[] {
  const weights = new Map<number, number>()
  for (const { weight, halfLife } of terms)
    weights.set(halfLife, (weights.get(halfLife) ?? 0) + weight)
  return [...weights].map(([halfLife, weight]) => ({ weight, halfLife }))
}

const keepsItsSign = (terms: readonly Term[]): boolean =>
  terms.every(({ weight }) => weight >= 0) || terms.every(({ weight }) => weight <= 0)

/** What fades faster never catches up. */
const outweighs = (slowest: Term, faster: readonly Term[]): boolean =>
  Math.abs(slowest.weight) > faster.reduce((sum, { weight }) => sum + Math.abs(weight), 0)

const divide = ({ weight, halfLife }: Term, by: Term): Term => ({
  weight,
  halfLife: 1 / (1 / halfLife - 1 / by.halfLife),
})

function signChange(terms: readonly Term[], from: number, to: number): readonly number[] {
  const rises = valueAt(terms, to) > 0
  if (valueAt(terms, from) > 0 === rises) return []
  let [low, high] = [from, to]
  while (high - low > 0.25) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (valueAt(terms, middle) > 0 === rises) high = middle
    else low = middle
  }
  return [high]
}
