import type { Language } from '../lead/lead.ts'
import { foldVietnamese } from '../text/fold.ts'
import { type Currency, largestAmount, type MoneyRange } from './money.ts'
import { type Amount, readAmount } from './read-amount.ts'
import { type Bounds, readBounds } from './read-bounds.ts'
import { readCurrency } from './read-currency.ts'

/** `unit_missing`: a bare small figure ("500") that could be thousands, millions or billions. */
export type MoneyRefusal = 'empty' | 'no_number' | 'unit_missing' | 'too_large' | 'not_understood'
export type MoneyReading =
  | ({ readonly ok: true } & MoneyRange)
  | { readonly ok: false; readonly reason: MoneyRefusal }

// Nobody budgets less in đồng: a bare figure below this is shorthand.
const shorthandBelow = 10_000
// Longer than any way to state a budget: it is prose.
const longestText = 200

/**
 * Money as people type it: "500 triệu", "1,2 tỷ", "2ty5", "từ 500tr đến 1 tỷ", "$12,000".
 * One figure or a lower bound gives `max: null`; an upper bound alone gives `min` 0.
 * @param lang how "1.200" is read where the words of the text do not tell
 * @param fallback the currency meant when the text names none
 */
export function parseMoney(text: string, lang: Language, fallback: Currency = 'VND'): MoneyReading {
  const folded = foldVietnamese(text)
  if (folded === '') return refused('empty')
  if (folded.length > longestText) return refused('not_understood')
  if (!/\d|\bnua\b/.test(folded)) return refused('no_number')
  const currency = readCurrency(folded)
  const bounds = currency && readBounds(currency.rest)
  const ends = bounds && readEnds(bounds, lang)
  if (!currency || !ends) return refused('not_understood')
  if (currency.named === null && fallback === 'VND' && ends.some(isShorthand)) {
    return refused('unit_missing')
  }
  return rangeOf(
    ends.map((end) => end.value),
    currency.named ?? fallback,
  )
}

const refused = (reason: MoneyRefusal): MoneyReading => ({ ok: false, reason })

const isShorthand = ({ unit, value }: Amount): boolean =>
  unit === null && value > 0 && value < shorthandBelow

/** The figures in order: one, or lower and upper. */
function readEnds(bounds: Bounds, lang: Language): readonly Amount[] | null {
  if (bounds.kind === 'between') return readBetween(bounds.from, bounds.to, lang)
  const amount = readAmount(bounds.figure, lang)
  if (amount === null) return null
  return bounds.kind === 'atMost' ? [{ value: 0, unit: null }, amount] : [amount]
}

/** "500-700 triệu" states the unit once; "500-1 tỷ" leaves out the next smaller one, as speech does. */
function readBetween(from: string, to: string, lang: Language): readonly Amount[] | null {
  const upper = readAmount(to, lang)
  const bare = readAmount(from, lang)
  if (upper === null || bare === null) return null
  if (upper.unit === null || !isShorthand(bare)) return [bare, upper]
  const sameUnit = readAmount(from, lang, upper.unit)
  if (sameUnit !== null && sameUnit.value <= upper.value) return [sameUnit, upper]
  const smallerUnit = { ...upper.unit, times: upper.unit.times / 1000 }
  const lower = readAmount(from, lang, smallerUnit)
  return lower !== null && lower.value <= upper.value ? [lower, upper] : null
}

function rangeOf(values: readonly number[], currency: Currency): MoneyReading {
  const [min = 0, max = null] = values.toSorted((a, b) => a - b)
  if (Math.max(min, max ?? 0) > largestAmount) return refused('too_large')
  return {
    ok: true,
    min: { amount: min, currency },
    max: max === null ? null : { amount: max, currency },
  }
}
