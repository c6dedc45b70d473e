import type { Language } from '../domain/lead/lead.ts'
import { formatMoney } from '../domain/money/format-money.ts'
import { isCurrency } from '../domain/money/money.ts'
import { translator } from './translator.ts'

/** Any currency's code, as the record keeps it. */
interface Amount {
  readonly amount: number
  readonly currency: string
}

/** 1,2 tỷ, ₫1.2 billion; all digits where the short form would round. */
export function amountWords({ amount, currency }: Amount, language: Language): string {
  if (!isCurrency(currency)) return `${new Intl.NumberFormat(language).format(amount)} ${currency}`
  return formatMoney({ amount, currency }, language, { compact: isShort(amount) })
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

/** Two digits after the comma of its millions or billions say it all. */
function isShort(amount: number): boolean {
  const unit = [1e9, 1e6].find((size) => amount >= size)
  return unit !== undefined && amount % (unit / 100) === 0
}
