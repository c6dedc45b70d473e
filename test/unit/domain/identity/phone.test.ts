import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { migratedMobilePrefixes } from '../../../../src/domain/identity/mobile-prefixes.ts'
import { formatPhone, normalisePhone, telLink } from '../../../../src/domain/identity/phone.ts'
import { stringOver } from '../text/any-string.ts'

const e164Of = (raw: string, country?: 'VN' | 'US' | 'SG') => {
  const phone = normalisePhone(raw, country)
  return phone.ok ? phone.e164 : phone.reason
}

describe('normalisePhone', () => {
  it.each([
    '0901234567',
    '+84901234567',
    '84901234567',
    '0084901234567',
    '+84 (0) 901 234 567',
    '(+84) 90 123 4567',
    '090.123.4567',
    '090-123-4567',
    '090–123–4567',
    ' 0901 234 567 ',
    '０９０１２３４５６７',
    'O9O1234567',
    'o901234567',
    '901234567',
    'tel:+84901234567',
    'SĐT: 0901 234 567',
    'Điện thoại 0901234567',
    'Zalo: 0901234567',
    '0901234567 máy lẻ 12',
    '0901234567 ext. 12',
    '0901234567 (ext 12)',
    '0901234567 x12',
    '0901234567#12',
    '0901234567 / 0912345678',
    '0901234567, 0912345678',
    '0901234567 - 0912345678',
    '+84901234567;+84912345678',
    '\u202a+84901234567\u202c',
  ])('reads %j as one Vietnamese mobile', (raw) => {
    expect(normalisePhone(raw)).toEqual({
      ok: true,
      e164: '+84901234567',
      country: 'VN',
      mobile: true,
    })
  })

  it.each([
    ['01201234567', '+84701234567'],
    ['+84 1201234567', '+84701234567'],
    ['841201234567', '+84701234567'],
    ['0120 123 4567', '+84701234567'],
    ['1621234567', '+84321234567'],
    ['0199.123.4567', '+84591234567'],
    ['0188 1234 567', '+84581234567'],
    ['0186 1234 567', '+84561234567'],
  ])('brings the prefix of %j up to date', (raw, e164) => {
    expect(e164Of(raw)).toBe(e164)
  })

  it('keeps today’s numbers that only look like an old prefix', () => {
    expect(e164Of('0841234567')).toBe('+84841234567')
    expect(e164Of('841234567')).toBe('+84841234567')
  })

  it.each([
    ['024 3825 1234', '+842438251234', false],
    ['(028) 3825 1234', '+842838251234', false],
    ['1900 1234', '+8419001234', false],
  ])('knows that %j is no mobile', (raw, e164, mobile) => {
    expect(normalisePhone(raw)).toEqual({ ok: true, e164, country: 'VN', mobile })
  })

  it('reads other countries, and does not guess mobile where the plan does not tell', () => {
    const american = { ok: true, e164: '+16502530000', country: 'US', mobile: null }
    expect(normalisePhone('+1 (650) 253-0000')).toEqual(american)
    expect(normalisePhone('001 650 253 0000')).toEqual(american)
    expect(normalisePhone('(650) 253-0000', 'US')).toEqual(american)
    expect(e164Of('9123 4567', 'SG')).toBe('+6591234567')
    expect(e164Of('+84 0120 123 4567', 'SG')).toBe('+84701234567')
  })

  it.each([
    ['', 'empty'],
    ['  \u200b ', 'empty'],
    ['12', 'too_short'],
    ['113', 'too_short'],
    ['09012345', 'not_a_phone'],
    ['0901234567890', 'too_long'],
    ['0901234567 0912345678', 'too_long'],
    ['09'.repeat(5_000), 'too_long'],
    ['không có', 'not_a_number'],
    ['ooo', 'not_a_number'],
    ['minh@anphat.vn', 'not_a_number'],
    ['0901y34567', 'not_a_number'],
    ['gọi 0901234567 sau 17h', 'not_a_number'],
    ['0123456789', 'not_a_phone'],
    ['0501234567', 'not_a_phone'],
    ['+999 123 456 789', 'not_a_phone'],
    ['6502530000', 'not_a_phone'],
  ])('refuses %.40j as %s', (raw, reason) => {
    expect(normalisePhone(raw)).toEqual({ ok: false, reason })
  })

  it('reads every way of writing one number as the same', () => {
    const mobile = fc
      .tuple(fc.constantFrom('32', '56', '70', '84', '90', '98'), fc.nat(9_999_999))
      .map(([prefix, rest]) => `${prefix}${String(rest).padStart(7, '0')}`)
    const separator = fc.constantFrom('', ' ', '.', '-', ' - ', '–', '\u00a0', '(', ')')
    const start = fc.constantFrom('0', '+84', '84', '0084', '+84 0', '(+84)', 'ĐT: 0', '')
    const wide = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const written = fc.record({
      mobile,
      start,
      separators: fc.array(separator),
      wide: fc.boolean(),
    })
    fc.assert(
      fc.property(written, (form) => {
        const digits = Array.from(form.mobile, (digit, at) => digit + (form.separators[at] ?? ''))
        const raw = form.start + digits.join('')
        expect(e164Of(form.wide ? wide(raw) : raw)).toBe(`+84${form.mobile}`)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives an old and a new number of one subscriber the same form', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...migratedMobilePrefixes),
        fc.integer({ min: 0, max: 9_999_999 }).map((rest) => String(rest).padStart(7, '0')),
        ([old, today], rest) => {
          expect(e164Of(`${old}${rest}`)).toBe(e164Of(`${today}${rest}`))
          expect(e164Of(`${old}${rest}`)).toBe(`+84${today.slice(1)}${rest}`)
        },
      ),
    )
  })

  it('never throws and is stable on its own result, whatever the text', () => {
    const text = stringOver('0123456789oO+()-./ máylẻext:#')
    const country = fc.constantFrom('VN' as const, 'US' as const, 'SG' as const)
    fc.assert(
      fc.property(text, country, (raw, home) => {
        const once = normalisePhone(raw, home)
        if (!once.ok) return
        expect(once.e164).toMatch(/^\+\d{7,15}$/)
        expect(normalisePhone(once.e164, home)).toEqual(once)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('formatPhone', () => {
  it.each([
    ['+84901234567', '+84 901 234 567'],
    ['+842438251234', '+84 24 3825 1234'],
    ['+16502530000', '+1 650 253 0000'],
  ])('writes %s in the groups of its country', (e164, text) => {
    expect(formatPhone(e164)).toBe(text)
  })

  it('leaves what is no number as it is', () => {
    expect(formatPhone('gọi lễ tân')).toBe('gọi lễ tân')
  })
})

describe('telLink', () => {
  it('is a link that a phone can dial', () => {
    expect(telLink('+84901234567')).toBe('tel:+84901234567')
  })
})

const published = new URL(
  '../../../../../shared/data/vietnam/mobile_prefix_migration_2018.json',
  import.meta.url,
)
const missing = existsSync(published) ? null : `no published table at ${published.pathname}`
if (missing !== null) console.warn(`SKIPPED: prefix table not compared, ${missing}`)

describe.skipIf(missing !== null)('the prefix table', () => {
  it('is the published one', () => {
    const rows = z
      .array(z.object({ old: z.string(), new: z.string() }))
      .parse(JSON.parse(readFileSync(published, 'utf8')))
    const table = [...migratedMobilePrefixes].map(([old, today]) => ({ old, new: today }))
    expect(table.toSorted(byOld)).toEqual(rows.toSorted(byOld))
  })
})

const byOld = (one: { old: string }, other: { old: string }) => one.old.localeCompare(other.old)
