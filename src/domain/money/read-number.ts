import type { NumberStyle } from './unit-words.ts'

const groupedBy = {
  '.': /^\d{1,3}(?:\.\d{3})+$/,
  ',': /^\d{1,3}(?:,\d{3})+$/,
  ' ': /^\d{1,3}(?: \d{3})+$/,
}
type Separator = '.' | ','

/**
 * Digits with dots and commas to a number; null when they make none. A lone separator before
 * exactly three digits is the hard case: without a unit word it groups thousands ("12.000 USD"),
 * before one it follows the language ("1.250 tỷ" is 1,250 billion, "1,250 tỷ" is 1.25).
 */
export function readNumber(digits: string, style: NumberStyle, hasUnit: boolean): number | null {
  if (/^\d+$/.test(digits)) return Number(digits)
  if (groupedBy[' '].test(digits)) return Number(digits.replaceAll(' ', ''))
  const decimal = decimalSeparator(digits, style, hasUnit)
  const [whole = '', fraction = '', ...more] = decimal === null ? [digits] : digits.split(decimal)
  const wholeNumber = withoutGroups(whole, decimal === '.' ? ',' : '.', decimal === null)
  if (wholeNumber === null || more.length > 0) return null
  if (decimal !== null && !/^\d+$/.test(fraction)) return null
  return Number(`${wholeNumber}.${fraction === '' ? '0' : fraction}`)
}

function decimalSeparator(digits: string, style: NumberStyle, hasUnit: boolean): Separator | null {
  const last: Separator = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  const other: Separator = last === '.' ? ',' : '.'
  if (digits.includes(other)) return last
  if (!groupedBy[last].test(digits) || digits.startsWith('0')) return last
  const isLone = digits.indexOf(last) === digits.lastIndexOf(last)
  return isLone && hasUnit && last === (style === 'vi' ? ',' : '.') ? last : null
}

/** Whole part to plain digits. Without a decimal separator either sign may be the grouping one. */
function withoutGroups(whole: string, group: Separator, either: boolean): string | null {
  if (/^\d+$/.test(whole)) return whole
  if (groupedBy[group].test(whole)) return whole.replaceAll(group, '')
  if (either && groupedBy[','].test(whole)) return whole.replaceAll(',', '')
  return null
}
