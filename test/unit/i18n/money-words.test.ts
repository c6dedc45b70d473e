import { describe, expect, it } from 'vitest'
import { amountWords, budgetWords } from '../../../src/i18n/money-words.ts'

const vnd = (amount: number) => ({ amount, currency: 'VND' }) as const

describe('an amount', () => {
  it.each([
    [500_000_000, '500 triệu', '₫500M'],
    [1_200_000_000, '1,2 tỷ', '₫1.2B'],
    [1_250_000_000, '1,25 tỷ', '₫1.25B'],
    [85_500_000, '85,5 triệu', '₫85.5M'],
  ])('of %i dong is said as people say it', (amount, vi, en) => {
    expect(amountWords(vnd(amount), 'vi')).toBe(vi)
    expect(amountWords(vnd(amount), 'en')).toBe(en)
  })

  it.each([1_234_567_890, 999_999, 0])('of %i keeps every digit', (amount) => {
    for (const language of ['vi', 'en'] as const) {
      expect(amountWords(vnd(amount), language).replace(/\D/g, '')).toBe(String(amount))
    }
  })

  it('in another currency is written as that currency is', () => {
    expect(amountWords({ amount: 1200, currency: 'USD' }, 'en')).toBe('$1,200')
  })
})

describe('a budget', () => {
  it.each([
    [vnd(500_000_000), vnd(1_000_000_000), '500 triệu–1 tỷ'],
    [vnd(0), vnd(100_000_000), 'đến 100 triệu'],
    [vnd(1_000_000_000), null, 'từ 1 tỷ'],
    [vnd(1_000_000_000), vnd(1_000_000_000), '1 tỷ'],
  ])('%j to %j', (min, max, words) => {
    expect(budgetWords({ min, max }, 'vi')).toBe(words)
  })
})
