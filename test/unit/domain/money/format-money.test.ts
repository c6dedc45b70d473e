import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, formatMoneyRange } from '../../../../src/domain/money/format-money.ts'
import {
  currencies,
  isCurrency,
  largestAmount,
  type Money,
  vnd,
} from '../../../../src/domain/money/money.ts'
import { parseMoney } from '../../../../src/domain/money/parse-money.ts'

const usd = (amount: number): Money => ({ amount, currency: 'USD' })
const anyMoney = fc.record({
  amount: fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: largestAmount }),
  ),
  currency: fc.constantFrom(...currencies),
})
const anyLanguage = fc.constantFrom('vi', 'en')

describe('formatMoney', () => {
  it.each([
    [vnd(500_000_000), 'vi', {}, '500.000.000 ₫'],
    [vnd(500_000_000), 'vi', { compact: true }, '500 triệu'],
    [vnd(500_000_000), 'vi', { compact: 'short' }, '500 tr'],
    [vnd(500_000_000), 'en', { compact: true }, '₫500M'],
    [vnd(500_000_000), 'en', { compact: 'short' }, '₫500M'],
    [vnd(1_200_000_000), 'vi', { compact: true }, '1,2 tỷ'],
    [vnd(1_200_000_000), 'en', { compact: true }, '₫1.2B'],
    [vnd(1_250_000_000_000), 'vi', { compact: true }, '1.250 tỷ'],
    [vnd(50_000), 'vi', { compact: true }, '50 nghìn'],
    [vnd(50_000), 'vi', { compact: 'short' }, '50k'],
    [vnd(999), 'vi', { compact: true }, '999 ₫'],
    [vnd(999_999_999), 'vi', { compact: true }, '1 tỷ'],
    [vnd(995_000_000), 'vi', { compact: true }, '995 triệu'],
    [usd(12_000), 'vi', {}, '12.000 USD'],
    [usd(12_000), 'vi', { compact: 'short' }, '12k USD'],
    [usd(12_000), 'en', {}, '$12,000'],
    [usd(12_500), 'en', { compact: true }, '$12.5K'],
    [vnd(0), 'vi', { compact: true }, '0 ₫'],
  ] as const)('writes %j in %s %j as %s', (money, lang, format, text) => {
    expect(formatMoney(money, lang, format)).toBe(text)
  })

  it('is read back exactly when every digit is written', () => {
    fc.assert(
      fc.property(anyMoney, anyLanguage, (money, lang) => {
        expect(parseMoney(formatMoney(money, lang), lang)).toEqual({
          ok: true,
          min: money,
          max: null,
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('is read back to half a percent when compact', () => {
    fc.assert(
      fc.property(
        anyMoney,
        anyLanguage,
        fc.constantFrom(true, 'short' as const),
        (money, lang, compact) => {
          const reading = parseMoney(formatMoney(money, lang, { compact }), lang)
          if (!reading.ok) expect.fail(reading.reason)
          expect(reading.min.currency).toBe(money.currency)
          expect(Math.abs(reading.min.amount - money.amount)).toBeLessThanOrEqual(
            money.amount / 200,
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('formatMoneyRange', () => {
  it('writes both ends, as on the card', () => {
    const range = { min: vnd(500_000_000), max: vnd(1_000_000_000) }
    expect(formatMoneyRange(range, 'vi', { compact: 'short' })).toBe('500 tr–1 tỷ')
    expect(formatMoneyRange(range, 'en', { compact: true })).toBe('₫500M–₫1B')
  })

  it('writes a single figure alone', () => {
    expect(formatMoneyRange({ min: vnd(1_000_000), max: null }, 'vi')).toBe('1.000.000 ₫')
  })

  it('is read back as the same range', () => {
    fc.assert(
      fc.property(anyMoney, fc.nat(largestAmount), anyLanguage, (min, more, lang) => {
        const amount = Math.min(largestAmount, min.amount + more)
        const range = { min, max: { amount, currency: min.currency } }
        expect(parseMoney(formatMoneyRange(range, lang), lang)).toEqual({ ok: true, ...range })
      }),
    )
  })
})

describe('isCurrency', () => {
  it('knows the currencies of the policy file only', () => {
    expect(['VND', 'EUR', 'BTC', 'vnd'].map(isCurrency)).toEqual([true, true, false, false])
  })
})
