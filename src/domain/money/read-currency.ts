import type { Currency } from './money.ts'

const alone = (pattern: string) => `(?<![a-z])(?:${pattern})(?![a-z])`

// Order matters: "S$" and "US$" go before "$". "đô" is dollars after a figure, "độ" is "about"
// before one; the đ of "500trđ" stands against its unit.
const signs: readonly (readonly [Currency, RegExp])[] = [
  ['SGD', new RegExp(`(?<!u)s\\$|${alone('sgd|do sing')}`, 'g')],
  ['USD', new RegExp(`(?:us)?\\$|${alone('usd|dollars?|do la|dola|do(?! ?\\d)')}`, 'g')],
  ['EUR', new RegExp(`€|${alone('eur|euros?')}`, 'g')],
  ['VND', new RegExp(`₫|${alone('vnd|dong|d')}|(?<=\\d ?(?:tr|trieu|t[yi]|k))d(?![a-z])`, 'g')],
]

export interface CurrencyReading {
  /** null: the text names none. */
  readonly named: Currency | null
  readonly rest: string
}

/** Which currency folded text names, and the text without it; null when it names several. */
export function readCurrency(folded: string): CurrencyReading | null {
  const named = new Set<Currency>()
  let rest = folded
  for (const [currency, sign] of signs) {
    const without = rest.replace(sign, ' ')
    if (without !== rest) named.add(currency)
    rest = without
  }
  const [currency = null, ...others] = named
  return others.length > 0 ? null : { named: currency, rest: rest.replace(/\s+/g, ' ').trim() }
}
