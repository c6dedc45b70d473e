import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Currency } from '../../../../src/domain/money/money.ts'
import { parseMoney } from '../../../../src/domain/money/parse-money.ts'
import { stringOver } from '../text/any-string.ts'

const million = 1e6
const billion = 1e9

const reads = (
  text: string,
  lang: 'vi' | 'en',
  min: number,
  max: number | null = null,
  currency: Currency = 'VND',
) =>
  expect(parseMoney(text, lang), text).toEqual({
    ok: true,
    min: { amount: min, currency },
    max: max === null ? null : { amount: max, currency },
  })

describe('parseMoney', () => {
  it.each([
    ['500 triệu', 500 * million],
    ['500 TRIỆU', 500 * million],
    ['500 trieu', 500 * million],
    ['500tr', 500 * million],
    ['500trđ', 500 * million],
    ['500 củ', 500 * million],
    ['1,2 tỷ', 1.2 * billion],
    ['1.2 tỷ', 1.2 * billion],
    ['1,2 tỉ đồng', 1.2 * billion],
    ['2ty5', 2.5 * billion],
    ['1 tỷ 2', 1.2 * billion],
    ['1 tỷ 25', 1.25 * billion],
    ['1 tỷ 250', 1.25 * billion],
    ['1tỷ200tr', 1.2 * billion],
    ['1 tỷ 200 triệu 500 nghìn', 1_200_500_000],
    ['1 tỷ rưỡi', 1.5 * billion],
    ['nửa tỷ', 0.5 * billion],
    ['2 trăm triệu', 200 * million],
    ['3 nghìn tỷ', 3e12],
    ['50k', 50_000],
    ['50 ngàn', 50_000],
    ['500m', 500 * million],
    ['1.200.000đ', 1_200_000],
    ['1.200.000 ₫', 1_200_000],
    ['1,200,000 VND', 1_200_000],
    ['1 200 000 vnđ', 1_200_000],
    ['５００　ｔｒ', 500 * million],
    ['khoảng 300 triệu', 300 * million],
    ['Ngân sách: tầm 300 triệu.', 300 * million],
    ['độ 300 triệu', 300 * million],
    ['~300tr', 300 * million],
    ['0 đ', 0],
  ])('reads %j as one figure', (text, amount) => {
    reads(text, 'vi', amount)
  })

  it.each([
    ['500 million', 500 * million],
    ['1.2B VND', 1.2 * billion],
    ['500m', 500 * million],
    ['2 billion dong', 2 * billion],
    ['about 300 million', 300 * million],
    ['₫500M', 500 * million],
    ['1,200 million', 1200 * million],
  ])('reads the English %j', (text, amount) => {
    reads(text, 'en', amount)
  })

  it.each([
    ['$12,000', 'en', 12_000, 'USD'],
    ['12.000 USD', 'vi', 12_000, 'USD'],
    ['12.000 USD', 'en', 12_000, 'USD'],
    ['US$ 12k', 'en', 12_000, 'USD'],
    ['$1,234.56', 'en', 1235, 'USD'],
    ['1.234,56 đô', 'vi', 1235, 'USD'],
    ['1 triệu đô', 'vi', million, 'USD'],
    ['20.000 €', 'vi', 20_000, 'EUR'],
    ['S$500', 'en', 500, 'SGD'],
  ] as const)('reads the currency of %j', (text, lang, amount, currency) => {
    reads(text, lang, amount, null, currency)
  })

  it.each([
    ['500 tr – 1 tỷ', 500 * million, billion],
    ['từ 500tr đến 1 tỷ', 500 * million, billion],
    ['500 triệu tới 1 tỷ', 500 * million, billion],
    ['500-700 triệu', 500 * million, 700 * million],
    ['1,5 - 2 tỷ', 1.5 * billion, 2 * billion],
    ['500-1 tỷ', 500 * million, billion],
    ['500tr~1 tỷ 2', 500 * million, 1.2 * billion],
    ['1 tỷ - 500 triệu', 500 * million, billion],
    ['500.000.000 - 1 tỷ', 500 * million, billion],
    ['dưới 500 triệu', 0, 500 * million],
    ['tối đa 2 tỷ', 0, 2 * billion],
    ['up to 500 million', 0, 500 * million],
    ['500 triệu trở xuống', 0, 500 * million],
    ['between 500 million and 1 billion', 500 * million, billion],
    ['500 to 700 million', 500 * million, 700 * million],
  ])('reads the range %j', (text, min, max) => {
    reads(text, /million|billion/.test(text) ? 'en' : 'vi', min, max)
  })

  it.each(['trên 1 tỷ', 'từ 1 tỷ', '1 tỷ trở lên', 'hơn 1 tỷ', '1 tỷ+', 'ít nhất khoảng 1 tỷ'])(
    'reads %j as a lower bound',
    (text) => {
      reads(text, 'vi', billion)
    },
  )

  it('reads a lone separator before three digits by the language of the unit', () => {
    reads('1.250 tỷ', 'vi', 1250 * billion)
    reads('1,250 tỷ', 'vi', 1.25 * billion)
    reads('1.250 tỷ', 'en', 1250 * billion)
    reads('1.250 billion', 'vi', 1.25 * billion)
    reads('1.250b', 'vi', 1250 * billion)
    reads('1.250b', 'en', 1.25 * billion)
    reads('0.250 tỷ', 'vi', 250 * million)
  })

  it('takes the fallback currency when the text names none', () => {
    expect(parseMoney('500', 'en', 'USD')).toEqual({
      ok: true,
      min: { amount: 500, currency: 'USD' },
      max: null,
    })
  })

  it.each([
    ['', 'empty'],
    [' \t', 'empty'],
    ['chưa biết', 'no_number'],
    ['vài trăm triệu', 'no_number'],
    ['500', 'unit_missing'],
    ['1.500', 'unit_missing'],
    ['500-700', 'unit_missing'],
    ['99999999 tỷ', 'too_large'],
    ['-500 triệu', 'not_understood'],
    ['500 triệu hoặc 2 xe', 'not_understood'],
    ['1 - 2 - 3 tỷ', 'not_understood'],
    ['1.2.3 tỷ', 'not_understood'],
    ['1,,2 tỷ', 'not_understood'],
    ['500 USD hay 500 EUR', 'not_understood'],
    ['1 triệu 2 tỷ', 'not_understood'],
    ['1 tỷ tám', 'not_understood'],
    ['1,5 tỷ 2000', 'not_understood'],
    ['~1k'.repeat(50_000), 'not_understood'],
    ['0901234567 gọi sau', 'not_understood'],
  ])('answers %.40j with %s', (text, reason) => {
    const reading = parseMoney(text, 'vi')
    expect(reading.ok ? 'ok' : reading.reason).toBe(reason)
  })

  it('never throws and never gives a broken amount, whatever the text', () => {
    const text = stringOver('0123456789.,  -–~$₫€trtyrỷệmkbBMKđUSDnghìnừ')
    fc.assert(
      fc.property(text, fc.constantFrom('vi', 'en'), (typed, lang) => {
        const reading = parseMoney(typed, lang)
        if (!reading.ok) return
        const { min, max } = reading
        expect(Number.isSafeInteger(min.amount) && min.amount >= 0).toBe(true)
        if (max !== null) expect(max.amount).toBeGreaterThanOrEqual(min.amount)
      }),
      { numRuns: 3000 },
    )
  })
})
