/** The known word that is fewest keystrokes away, if it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(fold(word), fold(candidate)) }))
    .sort((a, b) => a.away - b.away)
  return best !== undefined && best.away <= Math.max(2, word.length / 3) ? best.candidate : null
}

/** `half_life_days` and `HalfLifeDays` are the same word. */
const fold = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `monday` is meant where `mon` is known. */
const distance = (from: string, to: string): number =>
  Math.min(from.length, to.length) > 2 && (from.startsWith(to) || to.startsWith(from))
    ? 1
    : keystrokes(from, to)

/** Levenshtein distance, row by row. */
function keystrokes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [line, letter] of Array.from(from).entries()) {
    const next = [line + 1]
    for (const [column, other] of Array.from(to).entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    row = next
  }
  return row[to.length] ?? 0
}
