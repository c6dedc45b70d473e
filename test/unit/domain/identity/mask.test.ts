import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskEmail, maskPhone } from '../../../../src/domain/identity/mask.ts'
import { brokenString } from '../text/any-string.ts'

describe('maskPhone', () => {
  it.each([
    ['+84901234567', '+84 90• ••• •67'],
    ['+842438251234', '+84 24• ••• ••34'],
    ['+8419001234', '+84 19• ••• 34'],
    ['+16502530000', '+1 65• ••• ••00'],
    ['+6591234567', '+65 91• ••• 67'],
  ])('hides the middle of %s', (e164, masked) => {
    expect(maskPhone(e164)).toBe(masked)
  })

  it.each(['', 'minh@anphat.vn', '0901234567'])('hides %j whole, as it is no E.164', (text) => {
    expect(maskPhone(text)).toBe('•••')
  })

  it('hides at least three digits of any number and shows at most four', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 9_999_999_999 }), (national) => {
        const masked = maskPhone(`+84${national}`).replace('+84 ', '')
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(4)
        expect(masked.replace(/[^•]/g, '').length).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(brokenString, (text) => {
        expect(maskPhone(text)).toContain('•')
        expect(maskEmail(text)).toContain('•')
      }),
    )
  })
})

describe('maskEmail', () => {
  it('shows the first letter and the domain', () => {
    expect(maskEmail('minh@anphat.vn')).toBe('m•••@anphat.vn')
  })

  it('tells nothing about the length of the name', () => {
    expect(maskEmail('m@anphat.vn')).toBe(maskEmail('minh.nguyen@anphat.vn'))
  })

  it.each(['', 'minh', '@anphat.vn'])('hides %j whole, as it is no address', (text) => {
    expect(maskEmail(text)).toBe('•••')
  })
})
