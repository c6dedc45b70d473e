import type { Language } from '../lead/lead.ts'
import type { Currency, Money, MoneyRange } from './money.ts'

export interface MoneyFormat {
  /**
   * false: every digit, "500.000.000 ₫". true: in words, "500 triệu", at most two decimals, so the
   * amount is rounded. 'short': for a card's line, "500 tr".
   */
  readonly compact?: boolean | 'short'
}
interface Scale {
  readonly times: number
  readonly vi: string
  readonly viShort: string
  readonly en: string
}

const scales: readonly Scale[] = [
  { times: 1e9, vi: ' tỷ', viShort: ' tỷ', en: 'B' },
  { times: 1e6, vi: ' triệu', viShort: ' tr', en: 'M' },
  { times: 1e3, vi: ' nghìn', viShort: 'k', en: 'K' },
]
const ones: Scale = { times: 1, vi: '', viShort: '', en: '' }
const englishSign: Record<Currency, string> = { VND: '₫', USD: '$', EUR: '€', SGD: 'S$' }
const digits = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
}

/** What `parseMoney` reads back: exactly, and to half a percent when compact. */
export function formatMoney(money: Money, lang: Language, format: MoneyFormat = {}): string {
  const { compact = false } = format
  const scale = compact === false ? ones : scaleOf(money.amount)
  const number = digits[lang].format(roundedTo(scale.times, money.amount))
  if (lang === 'en') return `${englishSign[money.currency]}${number}${scale.en}`
  const words = `${number}${compact === 'short' ? scale.viShort : scale.vi}`
  return `${words}${vietnameseCurrency(money.currency, scale)}`
}

/** "500 tr–1 tỷ", or the one figure there is. */
export function formatMoneyRange(range: MoneyRange, lang: Language, format?: MoneyFormat): string {
  const min = formatMoney(range.min, lang, format)
  return range.max === null ? min : `${min}–${formatMoney(range.max, lang, format)}`
}

const roundedTo = (times: number, amount: number): number =>
  Math.round((amount / times) * 100) / 100

// 999,999,999 would round to "1.000 triệu", so it is called a billion; 995 million is not.
const scaleOf = (amount: number): Scale =>
  scales.find(({ times }) => roundedTo(times / 1000, amount) >= 1000) ?? ones

// "500 triệu" is đồng to every reader; a bare figure says so.
function vietnameseCurrency(currency: Currency, scale: Scale): string {
  if (currency !== 'VND') return ` ${currency}`
  return scale === ones ? ' ₫' : ''
}
