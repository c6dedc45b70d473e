/** Who reads "1.200": Vietnamese groups thousands with a dot, English with a comma. */
export type NumberStyle = 'vi' | 'en'

export interface Unit {
  readonly times: number
  /** null: written alike in both languages, so the reader's language decides. */
  readonly style: NumberStyle | null
}

// Longest first: the pattern below takes the first that fits.
const spellings: readonly (readonly [pattern: string, unit: Unit])[] = [
  ['(?:nghin|ngan) t[yi]', { times: 1e12, style: 'vi' }],
  ['tram trieu', { times: 1e8, style: 'vi' }],
  ['chuc trieu', { times: 1e7, style: 'vi' }],
  ['tram (?:nghin|ngan)', { times: 1e5, style: 'vi' }],
  ['chuc (?:nghin|ngan)', { times: 1e4, style: 'vi' }],
  ['t[yi]', { times: 1e9, style: 'vi' }],
  ['trieu|tr|cu', { times: 1e6, style: 'vi' }],
  ['nghin|ngan', { times: 1e3, style: 'vi' }],
  ['billions?|bn', { times: 1e9, style: 'en' }],
  ['millions?|mil|mio|mln', { times: 1e6, style: 'en' }],
  ['thousands?', { times: 1e3, style: 'en' }],
  ['b', { times: 1e9, style: null }],
  ['m', { times: 1e6, style: null }],
  ['k', { times: 1e3, style: null }],
]

/** Any unit word of folded text, as the source of a regular expression. */
export const unitPattern = `(?:${spellings.map(([pattern]) => pattern).join('|')})(?![a-z])`

const exact = spellings.map(([pattern, unit]) => [new RegExp(`^(?:${pattern})$`), unit] as const)

/** The unit behind a folded word: "ty", "tr", "million", "k". */
export function unitOf(word: string): Unit | null {
  return exact.find(([pattern]) => pattern.test(word))?.[1] ?? null
}
