import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactPersonalData } from '../../../../src/domain/text/redact.ts'
import { stringOver } from './any-string.ts'

describe('redactPersonalData', () => {
  it.each([
    ['gọi 0901234567 sau 17h', 'gọi [phone] sau 17h'],
    ['gọi 090 123 45 67 nhé', 'gọi [phone] nhé'],
    ['gọi 090.123.4567, gấp', 'gọi [phone], gấp'],
    ['gọi (090) 123-4567 ok', 'gọi [phone] ok'],
    ['+84 90 123 45 67', '[phone]'],
    ['84901234567', '[phone]'],
    ['901234567', '[phone]'],
    ['O9O1234567', '[phone]'],
    ['０９０１２３４５６７', '[phone]'],
    ['0901-23-45-67', '[phone]'],
    ['lead:0901234567/x', 'lead:[phone]/x'],
    ['zalo0901234567', 'zalo[phone]'],
    ['0901234567 0912345678', '[phone]'],
    ['0901234567, 0912345678', '[phone], [phone]'],
    ['+1 (650) 253-0000', '[phone]'],
    ['650-253-0000', '[phone]'],
    ['thư tới minh.nguyen+x@an-phat.com.vn ngay', 'thư tới [mail] ngay'],
    ['email=minh@anphat.vn', 'email=[mail]'],
    ['<minh@anphat.vn>', '<[mail]>'],
    ['?to=minh%40anphat.vn', '?to=[mail]'],
    ['Minh＠anphat.vn', '[mail]'],
    ['1764383460123@zalo.vn', '[mail]'],
    [`${'m'.repeat(999)}@anphat.vn`, '[mail]'],
    ['minh@anphat.vn 0901234567', '[mail] [phone]'],
  ])('turns %.60j into %j', (text, redacted) => {
    expect(redactPersonalData(text)).toBe(redacted)
  })

  it.each([
    'lead 01976a3e-0901-7234-8567-012345678901 claimed',
    'lead 01234567-0123-4123-8123-012345678901 claimed',
    'at 2026-11-29T09:31:00.123Z',
    'due 2026-11-29 09:31',
    'card 1764383460.123456 posted',
    'at 1764383460123',
    'took 0.123456789 s',
    'score 92, +25 +20 −5',
    '15 of 300 tries, 1.200.000 ₫',
    'foo 12345678',
    'port 7233, code 40001',
  ])('leaves %j as it is', (text) => {
    expect(redactPersonalData(text)).toBe(text)
  })

  it('finds a phone however it is written and wherever it stands', () => {
    const groups = fc.constantFrom(' ', '.', '-', '', ' - ', '–')
    const start = fc.constantFrom('0', '+84', '84', '+84 ', '(0')
    const around = fc.constantFrom('', ' ', 'a', ': ', '"', '\n', 'số ')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        start,
        groups,
        around,
        around,
        (rest, prefix, group, before, after) => {
          const digits = String(rest).padStart(7, '0')
          const phone = [`${prefix}90`, digits.slice(0, 3), digits.slice(3)].join(group)
          const redacted = redactPersonalData(`${before}${phone}${after}`)
          expect(redacted).toContain('[phone]')
          expect(redacted).not.toMatch(/\d/)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('never throws and is stable on its own result, whatever the text', () => {
    fc.assert(
      fc.property(stringOver('0123456789 +-.()oO@abc[]%4０'), (text) => {
        const once = redactPersonalData(text)
        expect(redactPersonalData(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('stays quick on long text made to be slow', () => {
    const nasty = ['a'.repeat(50_000), '0 '.repeat(20_000), '%40'.repeat(5_000), '+'.repeat(50_000)]
    const started = performance.now()
    for (const text of nasty) redactPersonalData(text)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
