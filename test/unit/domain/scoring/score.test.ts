import { describe, expect, it } from 'vitest'
import { type LeadFacts, score, withoutMinimum } from '../../../../src/domain/scoring/index.ts'
import { aModel, day, did, hour, someFacts, start } from './score-builders.ts'

const pricing = { id: 'pricing', points: 20, event: 'pricing_read' }

describe('fit', () => {
  const holds = (rule: object, known: Partial<LeadFacts>) =>
    score(someFacts(known), [], aModel({ fit: [{ id: 'a', points: 10, ...rule }] }), start)
      .points === 10

  it('finds whole words without regard to diacritics, case and punctuation', () => {
    const director = { field: 'title', contains: ['giám đốc', 'CEO'] }
    expect(holds(director, { title: 'PHÓ GIAM DOC kinh doanh' })).toBe(true)
    expect(holds(director, { title: 'Founder/ceo' })).toBe(true)
    expect(holds(director, { title: 'giám  đốc' })).toBe(true)
    expect(holds(director, { title: 'giám sát' })).toBe(false)
    expect(holds(director, { title: 'ceorl' })).toBe(false)
    expect(holds(director, { title: null })).toBe(false)
  })

  it('compares the whole text', () => {
    const quote = { field: 'source', is: ['Form báo giá'] }
    expect(holds(quote, { source: 'form_bao_gia' })).toBe(true)
    expect(holds(quote, { source: 'form báo giá 2' })).toBe(false)
  })

  it('asks whether something is known', () => {
    expect(holds({ field: 'company', present: true }, { company: 'An Phát' })).toBe(true)
    expect(holds({ field: 'company', present: true }, { company: '  ' })).toBe(false)
    expect(holds({ field: 'company', present: false }, { company: null })).toBe(true)
    expect(holds({ field: 'phone_kind', present: true }, { phoneKind: 'none' })).toBe(false)
    expect(holds({ field: 'phone_kind', present: true }, { phoneKind: 'mobile' })).toBe(true)
    expect(holds({ field: 'employees', present: true }, { employees: 0 })).toBe(true)
  })

  it('counts an amount from `atLeast` on and below `below`', () => {
    const range = { field: 'budget', atLeast: 500_000_000, below: 1_000_000_000 }
    expect(holds(range, { budgetVnd: 500_000_000 })).toBe(true)
    expect(holds(range, { budgetVnd: 999_999_999 })).toBe(true)
    expect(holds(range, { budgetVnd: 1_000_000_000 })).toBe(false)
    expect(holds(range, { budgetVnd: 499_999_999 })).toBe(false)
    expect(holds(range, { budgetVnd: null })).toBe(false)
  })

  it('needs all conditions of a rule at once', () => {
    const both = { field: 'title', contains: ['giám đốc'], is: ['giám đốc', 'trưởng phòng'] }
    expect(holds(both, { title: 'Giám đốc' })).toBe(true)
    expect(holds(both, { title: 'Trưởng phòng' })).toBe(false)
  })

  it('does not fade', () => {
    const model = aModel({ fit: [{ id: 'a', points: 10, field: 'company', present: true }] })
    const facts = someFacts({ company: 'An Phát' })
    expect(score(facts, [], model, start + 3650 * day).points).toBe(10)
  })
})

describe('behaviour', () => {
  it('is worth half after a half-life and a quarter after two', () => {
    const model = aModel({ behaviour: [pricing], halfLifeDays: 7 })
    const pointsAfter = (days: number) =>
      score(someFacts(), [did('pricing_read')], model, start + days * day).points
    expect([0, 7, 14, 70].map(pointsAfter)).toEqual([20, 10, 5, 0])
  })

  it('fades by its rule’s own half-life', () => {
    const model = aModel({ behaviour: [{ ...pricing, halfLifeDays: 1 }], halfLifeDays: 7 })
    expect(score(someFacts(), [did('pricing_read')], model, start + day).points).toBe(10)
  })

  it('counts the newest occurrences only', () => {
    const model = aModel({ behaviour: [{ ...pricing, atMost: 2 }], halfLifeDays: 7 })
    const seen = [did('pricing_read', start - 7 * day), did('pricing_read'), did('pricing_read')]
    const [reason] = score(someFacts(), seen, model, start).reasons
    expect(reason).toMatchObject({ points: 40, count: 2, at: start })
  })

  it('is of a page only where the path has the rule’s words', () => {
    const rule = { id: 'case', points: 5, event: 'page_seen', path: '/Case-Stud' }
    const model = aModel({ behaviour: [rule] })
    const points = (path?: string) =>
      score(someFacts(), [did('page_seen', start, path)], model, start).points
    expect(points('/vi/case-studies/an-phat')).toBe(5)
    expect(points('/vi/')).toBe(0)
    expect(points()).toBe(0)
  })

  it('of a clock that is ahead counts in full', () => {
    const model = aModel({ behaviour: [pricing] })
    expect(score(someFacts(), [did('pricing_read', start + hour)], model, start).points).toBe(20)
  })
})

describe('what speaks against', () => {
  it('is never forgotten unless the rule says so', () => {
    const model = aModel({
      bands: { minimum: -50 },
      fit: [{ id: 'c', points: 50, field: 'company', present: true }],
      negative: [
        { id: 'u', points: -10, event: 'unsubscribed' },
        { id: 'n', points: -10, event: 'meeting_no_show', halfLifeDays: 7 },
      ],
    })
    const facts = someFacts({ company: 'An Phát' })
    const points = (days: number) =>
      score(facts, [did('unsubscribed'), did('meeting_no_show')], model, start + days * day).points
    expect([0, 7, 700].map(points)).toEqual([30, 35, 40])
  })

  it('is silence, counted from the newest sign of interest', () => {
    const model = aModel({
      fit: [{ id: 'c', points: 50, field: 'company', present: true }],
      negative: [{ id: 'silent', points: -20, inactiveDays: 30 }],
    })
    const facts = someFacts({ company: 'An Phát' })
    const acts = [did('page_seen', start - day), did('page_seen'), did('unsubscribed', start + day)]
    expect(score(facts, acts, model, start + 30 * day - 1).points).toBe(50)
    const silent = score(facts, acts, model, start + 30 * day)
    expect(silent.points).toBe(30)
    expect(silent.reasons[1]).toMatchObject({ rule: 'silent', points: -20, at: start + 30 * day })
    expect(score(facts, [], model, start + 365 * day).points).toBe(50)
  })
})

describe('the total', () => {
  it('holds each group within its cap', () => {
    const model = aModel({
      caps: { fit: 15, behaviour: 25, negative: -7 },
      fit: [{ id: 'c', points: 30, field: 'company', present: true }],
      behaviour: [pricing],
      negative: [{ id: 'u', points: -30, event: 'unsubscribed' }],
    })
    const acts = [did('pricing_read'), did('pricing_read'), did('unsubscribed')]
    expect(score(someFacts({ company: 'x' }), acts, model, start).points).toBe(15 + 25 - 7)
  })

  it('is shown between 0 and 100', () => {
    const model = aModel({
      caps: { fit: 100, behaviour: 100 },
      fit: [{ id: 'c', points: 90, field: 'company', present: true }],
      behaviour: [pricing],
      negative: [{ id: 'u', points: -30, event: 'unsubscribed' }],
    })
    expect(score(someFacts({ company: 'x' }), [did('pricing_read')], model, start).points).toBe(100)
    expect(score(someFacts(), [did('unsubscribed')], model, start).points).toBe(0)
  })

  it('decides the band before it is held within 0 to 100', () => {
    const model = aModel({ negative: [{ id: 'u', points: -1, event: 'unsubscribed' }] })
    expect(score(someFacts(), [], model, start).band).toBe('cool')
    expect(score(someFacts(), [did('unsubscribed')], model, start).band).toBe('disqualified')
    expect(score(someFacts(), [did('unsubscribed')], withoutMinimum(model), start).band).toBe(
      'cool',
    )
  })

  it.each([
    [70, 'hot'],
    [69, 'warm'],
    [40, 'warm'],
    [39, 'cool'],
    [10, 'cool'],
    [9, 'disqualified'],
  ])('of %i is %s', (points, band) => {
    const fit = [{ id: 'c', points, field: 'company', present: true }]
    const model = aModel({ bands: { minimum: 10 }, caps: { fit: 100 }, fit })
    expect(score(someFacts({ company: 'x' }), [], model, start).band).toBe(band)
  })
})

describe('reasons', () => {
  it('come strongest first, for or against, with words in both languages', () => {
    const model = aModel({
      fit: [{ id: 'c', points: 10, field: 'company', present: true }],
      behaviour: [{ ...pricing, reason: { vi: 'xem hết bảng giá', en: 'read the price list' } }],
      negative: [{ id: 'mail', points: -15, field: 'email_kind', is: ['free'] }],
    })
    const facts = someFacts({ company: 'x', emailKind: 'free' })
    const { reasons } = score(facts, [did('pricing_read')], model, start)
    expect(reasons.map(({ rule, group, points, at }) => [rule, group, points, at])).toEqual([
      ['pricing', 'behaviour', 20, start],
      ['mail', 'negative', -15, null],
      ['c', 'fit', 10, null],
    ])
    expect(reasons[0]?.text).toEqual({ vi: 'xem hết bảng giá', en: 'read the price list' })
  })

  it('are left out once they have faded to nothing', () => {
    const model = aModel({ behaviour: [pricing], halfLifeDays: 1 })
    expect(score(someFacts(), [did('pricing_read')], model, start + 6 * day).reasons).toEqual([])
  })
})
