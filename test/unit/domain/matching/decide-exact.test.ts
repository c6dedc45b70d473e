import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LeadId } from '../../../../src/domain/lead/lead.ts'
import { decideExact, type KnownKey } from '../../../../src/domain/matching/decide-exact.ts'
import type { MatchKey } from '../../../../src/domain/matching/match-keys.ts'

const phone: MatchKey = 'phone:+84901234567'
const otherPhone: MatchKey = 'phone:+84909999999'
const mail: MatchKey = 'mail:minh@anphat.vn'

const isLeadId = (id: string): id is LeadId => id !== ''
const lead = (id: string): LeadId => {
  if (!isLeadId(id)) throw new Error('a lead id is not empty')
  return id
}
const knownAs = (key: MatchKey, id: string, since = 0): KnownKey => ({
  key,
  leadId: lead(id),
  since,
})

describe('decideExact', () => {
  it('finds nobody when no key is known', () => {
    expect(decideExact([phone, mail], [])).toEqual({ kind: 'new' })
    expect(decideExact([], [knownAs(phone, 'an')])).toEqual({ kind: 'new' })
    expect(decideExact([phone], [knownAs(otherPhone, 'an')])).toEqual({ kind: 'new' })
  })

  it('finds the lead of one key', () => {
    expect(decideExact([phone, mail], [knownAs(mail, 'an')])).toEqual({
      kind: 'same',
      leadId: 'an',
    })
  })

  it('finds one lead when both keys are theirs', () => {
    const known = [knownAs(mail, 'an'), knownAs(phone, 'an')]
    expect(decideExact([phone, mail], known)).toEqual({ kind: 'same', leadId: 'an' })
  })

  it('prefers the phone’s lead to an older one with the mail, and names both', () => {
    const known = [knownAs(mail, 'older', 1), knownAs(phone, 'younger', 2)]
    expect(decideExact([phone, mail], known)).toEqual({
      kind: 'several',
      leadIds: ['younger', 'older'],
      chosen: 'younger',
    })
  })

  it('prefers the older of two leads with a phone each', () => {
    const known = [knownAs(phone, 'younger', 2), knownAs(otherPhone, 'older', 1)]
    expect(decideExact([phone, otherPhone], known)).toMatchObject({ chosen: 'older' })
  })

  it('decides alike in whatever order the known keys come', () => {
    const key = fc.constantFrom(phone, otherPhone, mail)
    const known = fc.array(
      fc.record({ key, leadId: fc.constantFrom('a', 'b', 'c').map(lead), since: fc.nat(2) }),
      { maxLength: 6 },
    )
    const shuffled = known.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(decideExact([phone, mail], other)).toEqual(decideExact([phone, mail], list))
      }),
    )
  })
})
