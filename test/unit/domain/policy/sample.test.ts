import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyJsonSchema } from '../../../../src/domain/policy/json-schema.ts'
import { type LeadFacts, score, scoreModel } from '../../../../src/domain/scoring/index.ts'
import { day, did, someFacts, start } from '../scoring/score-builders.ts'
import { policyOf } from './policy-text.ts'

const fileAt = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')

const text = fileAt('baton.sample.yaml')
const policy = policyOf(text)
const model = scoreModel(policy)

describe('the sample of the rules file', () => {
  it('begins with the line that lets editors complete it', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./docs/baton.schema.json')
  })

  it('has the sample team', () => {
    const people = policy.team.members.map(({ id, role, slack, language, zone }) => [
      id,
      role,
      slack,
      language ?? policy.team.language,
      zone ?? policy.team.zone,
    ])
    expect(people).toEqual([
      ['lan', 'member', 'U01LAN', 'vi', 'Asia/Ho_Chi_Minh'],
      ['huy', 'member', 'U01HUY', 'vi', 'Asia/Ho_Chi_Minh'],
      ['sarah', 'member', 'U01SARAH', 'en', 'Asia/Singapore'],
      ['minh', 'manager', 'U01MINH', 'vi', 'Asia/Ho_Chi_Minh'],
    ])
    expect(policy.team.channels).toEqual([
      { platform: 'slack', id: 'C01LEADS', language: 'vi' },
      { platform: 'teams', id: '19:leads@thread.tacv2', language: 'vi' },
    ])
  })

  it('promises a first call within 15 working minutes, Saturday morning included', () => {
    expect(policy.promises.firstCallMinutes).toBe(15)
    expect(policy.hours.fri).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ])
    expect(policy.hours.sat).toEqual([{ from: '08:00', to: '12:00' }])
  })
})

describe('the sample’s points', () => {
  const director: Partial<LeadFacts> = {
    title: 'Giám đốc',
    company: 'Công ty An Phát',
    phoneKind: 'mobile',
    budgetVnd: 500_000_000,
  }
  const formOf = (known: Partial<LeadFacts>, at = start) =>
    score(someFacts(known), [did('form_submitted')], model, at)

  it('make the product’s example come true', () => {
    const anPhat = { ...director, source: 'form_bao_gia', emailKind: 'free', need: 'yes' } as const
    const acts = [did('form_submitted'), did('pricing_read')]
    const { points, band, reasons } = score(someFacts(anPhat), acts, model, start)
    expect([points, band]).toEqual([92, 'hot'])
    const words = reasons.map((reason) => [reason.points, reason.text.vi])
    expect(words.slice(0, 3)).toEqual([
      [25, 'xem hết bảng giá'],
      [20, 'giám đốc'],
      [15, 'ngân sách 500 tr–1 tỷ'],
    ])
    expect(words).toContainEqual([-5, 'email cá nhân'])
  })

  it.each<[string, Partial<LeadFacts>]>([
    ['by the form it came from', { source: 'quote_form' }],
    ['in the message', { message: 'Cho tôi xin báo giá gói 50 người dùng' }],
    ['in an English message', { message: 'Please send a quote.', title: 'Managing Director' }],
    ['with a personal mail', { source: 'quote_form', emailKind: 'free' }],
    ['with a larger budget', { source: 'quote_form', budgetVnd: 2_000_000_000 }],
  ])('make a director with a budget who asks for a quote hot at once: %s', (_, known) => {
    expect(formOf({ ...director, ...known }).band).toBe('hot')
  })

  it('keep such a lead hot over the first day', () => {
    const known = { ...director, source: 'quote_form', emailKind: 'free' } as const
    const { bandChangesAt, nextBand } = formOf(known)
    expect(bandChangesAt).toBeGreaterThan(start + day)
    expect(nextBand).toBe('warm')
  })

  it('leave a name with a phone cool, and a warm lead between', () => {
    expect(formOf({ phoneKind: 'mobile' }).band).toBe('cool')
    const manager = { ...director, title: 'Trưởng phòng mua hàng', budgetVnd: null }
    expect(formOf({ ...manager, message: 'cần báo giá' }).band).toBe('warm')
  })

  it.each<[string, Partial<LeadFacts>]>([
    ['a throw-away mail', { emailKind: 'disposable' }],
    ['a test', { phoneKind: 'mobile', emailKind: 'free', message: 'TEST' }],
    ['a Vietnamese test', { phoneKind: 'mobile', message: 'Test thử!' }],
    ['a test by a director', { ...director, source: 'quote_form', message: 'test' }],
    ['a job application', { emailKind: 'free', message: 'Em muốn ứng tuyển vị trí kế toán' }],
  ])('put %s out', (_, known) => {
    expect(formOf(known).band).toBe('disqualified')
  })

  it('do not mistake a real message for a test', () => {
    const message = 'We want to test the software with 20 people'
    expect(formOf({ ...director, message }).band).toBe('warm')
  })

  it('let an interest that is not followed up fade to cool', () => {
    const months = formOf({ ...director, source: 'quote_form' }, start + 100 * day)
    expect(months.band).toBe('cool')
    expect(months.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['silent_90']))
  })
})

describe('the schema for editors', () => {
  it('is the one of the program (else: npx tsx scripts/policy-schema.ts)', () => {
    expect(JSON.parse(fileAt('docs/baton.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(policyJsonSchema())),
    )
  })

  it('explains every key of the sample’s first two levels', () => {
    const described = (keys: object) =>
      Object.entries(keys)
        .filter(([, schema]) => !('description' in schema))
        .map(([key]) => key)
    const properties = policyJsonSchema().properties ?? {}
    expect(described(properties)).toEqual([])
    const inner = Object.values(properties).flatMap((one) =>
      typeof one === 'object' ? described(one.properties ?? {}) : [],
    )
    expect(inner).toEqual([])
  })
})
