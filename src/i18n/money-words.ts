import type { Language } from '../domain/lead/lead.ts'
import { translator } from './translator.ts'

/** Any currency's code, as the record keeps it. */
interface Amount {
  readonly amount: number
  readonly currency: string
}

/** 1,2 tỷ, VND 1.2 billion; all digits where a short form would not be exact. */
export function amountWords({ amount, currency }: Amount, language: Language): string {
  if (currency !== 'VND') return inFull(amount, currency, language)
  const unit = units.find(({ size }) => amount >= size && isShort(amount / size))
  if (unit === undefined) return inFull(amount, currency, language)
  const n = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount / unit.size)
  return translator(language)(unit.key, { n })
}

/** 500 triệu–1 tỷ, từ 1 tỷ, đến 100 triệu. */
export function budgetWords(
  { min, max }: { readonly min: Amount; readonly max: Amount | null },
  language: Language,
): string {
  const t = translator(language)
  if (max === null) return t('money.from', { amount: amountWords(min, language) })
  if (min.amount === 0) return t('money.up_to', { amount: amountWords(max, language) })
  if (min.amount === max.amount) return amountWords(min, language)
  return `${amountWords(min, language)}–${amountWords(max, language)}`
}

const units = [
  { size: 1_000_000_000, key: 'money.billion' },
  { size: 1_000_000, key: 'money.million' },
] as const

/** Two digits after the comma say it all. */
const isShort = (count: number): boolean => Math.abs(count * 100 - Math.round(count * 100)) < 1e-6

/** The record holds whole units. */
const inFull = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(amount)
