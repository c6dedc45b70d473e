import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchKeys } from '../../../../src/domain/matching/match-keys.ts'
import { stringOver } from '../text/any-string.ts'

describe('matchKeys', () => {
  it('gives the phone first, then the mailbox', () => {
    expect(matchKeys({ phone: '0120 123 4567', email: 'Minh.Nguyen+x@gmail.com' })).toEqual([
      'phone:+84701234567',
      'mail:minhnguyen@gmail.com',
    ])
  })

  it('is the same for raw and for normalised values', () => {
    const raw = matchKeys({ phone: '0901 234 567', email: ' MINH@Anphat.vn' })
    expect(matchKeys({ phone: '+84901234567', email: 'minh@anphat.vn' })).toEqual(raw)
  })

  it('takes no role address, as several people write from it', () => {
    expect(matchKeys({ phone: null, email: 'info@anphat.vn' })).toEqual([])
    expect(matchKeys({ phone: '0901234567', email: 'sales@anphat.vn' })).toEqual([
      'phone:+84901234567',
    ])
  })

  it('takes nothing from what is missing or unreadable', () => {
    expect(matchKeys({})).toEqual([])
    expect(matchKeys({ phone: null, email: null })).toEqual([])
    expect(matchKeys({ phone: '12', email: 'không có' })).toEqual([])
  })

  it('never throws, whatever is given', () => {
    fc.assert(
      fc.property(stringOver('0123456789+ '), stringOver('minh@gail.com'), (phone, email) => {
        expect(matchKeys({ phone, email }).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
