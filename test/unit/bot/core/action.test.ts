import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  decodeAction,
  encodeAction,
  leadVerbs,
} from '../../../../src/bot/core/action.ts'

const anAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('lead' as const),
    verb: fc.constantFrom(...leadVerbs),
    leadId: fc.uuid(),
  }),
  fc.constant({ kind: 'new_lead' as const }),
  fc.record({
    kind: fc.constant('page' as const),
    list: fc.constantFrom('queue' as const, 'open' as const, 'hits' as const, 'history' as const),
    of: fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constant('a|b||c'),
    ),
    page: fc.nat(),
  }),
)

describe('a button’s value', () => {
  test.prop([anAction])('comes back as the action that was put in', (action) => {
    expect(decodeAction(encodeAction(action))).toEqual(action)
  })

  test.prop([fc.string()])('is null when Baton did not write it, never an error', (text) => {
    const read = decodeAction(text)
    if (read !== null) expect(decodeAction(encodeAction(read))).toEqual(read)
  })

  it.each([
    'lead|claim|not-an-id',
    'lead|steal|01930000-0000-7000-8000-000000000001',
    'page|queue|-1|lan',
    'page|queue|1.5|lan',
    'page|queue|lan',
    '',
    'claim',
  ])('refuses %j', (text) => {
    expect(decodeAction(text)).toBeNull()
  })
})
