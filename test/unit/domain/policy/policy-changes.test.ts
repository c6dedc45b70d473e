import { describe, expect, it } from 'vitest'
import { changeLine, policyChanges } from '../../../../src/domain/policy/policy-changes.ts'
import { aPolicyText, policyOf } from './policy-text.ts'

const reason = "reason: { vi: 'giám đốc', en: director }"
const rule = (points: number) =>
  `{ id: director, points: ${points}, field: title, contains: [ceo], ${reason} }`
const scoring = (...fit: string[]) => `{ fit: [${fit.join(', ')}], behaviour: [], negative: [] }`
const members = (list: string) =>
  `{ name: T, channels: [{ platform: slack, id: C1 }], members: [${list}] }`

const lines = (before: Record<string, string>, after: Record<string, string>) =>
  policyChanges(policyOf(aPolicyText(before)), policyOf(aPolicyText(after))).map(changeLine)

describe('what another policy changes', () => {
  it('is nothing between the same rules, however they are written', () => {
    expect(lines({}, { promises: '{ firstCallMinutes: 15 } # the default' })).toEqual([])
  })

  it('is told value by value', () => {
    const before = policyOf(aPolicyText())
    const after = policyOf(aPolicyText({ bands: '{ hot: 75 }', bant: '{ required: [] }' }))
    expect(policyChanges(before, after)).toEqual([
      { path: 'bant.required', before: ['need'], after: [] },
      { path: 'bands.hot', before: 70, after: 75 },
    ])
  })

  it('names rules and members by their id, wherever they stand', () => {
    const other = `{ id: first, points: 1, field: company, present: true, ${reason} }`
    expect(lines({ scoring: scoring(rule(20)) }, { scoring: scoring(other, rule(25)) })).toEqual([
      'scoring.fit[director].points: 20 → 25',
      expect.stringMatching(/^\+ scoring\.fit\[first\]: \{"id":"first","points":1/),
    ])
  })

  it('says what came and what went', () => {
    expect(
      lines(
        { team: members('{ id: lan, name: Lan, quota: 5 }, { id: huy, name: Huy }') },
        { team: members('{ id: lan, name: Lan, zone: Asia/Singapore }, { id: an, name: An }') },
      ),
    ).toEqual([
      '- team.members[lan].quota: 5',
      '+ team.members[lan].zone: Asia/Singapore',
      expect.stringMatching(/^- team\.members\[huy\]: \{"id":"huy"/),
      expect.stringMatching(/^\+ team\.members\[an\]: \{"id":"an"/),
    ])
  })

  it('says so when the last rule went', () => {
    expect(lines({ scoring: scoring(rule(20)) }, {})).toEqual([
      expect.stringMatching(/^- scoring\.fit\[director\]: /),
    ])
  })

  it('compares hours as a whole', () => {
    const hours = "{ mon: [{ from: '08:00', to: '12:00' }, { from: '13:30', to: '17:30' }] }"
    expect(lines({}, { hours })).toEqual(['hours.mon: 08:00–17:00 → 08:00–12:00, 13:30–17:30'])
  })
})
