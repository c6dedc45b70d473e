import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Behaviour, score } from '../../../../src/domain/scoring/index.ts'
import { anyModel, anyPast } from './any-model.ts'
import { aModel, day, did, someFacts, start } from './score-builders.ts'

const facts = someFacts({ company: 'An Phát' })
const company = (points: number) => ({ id: 'c', points, field: 'company', present: true })
const pricing = { id: 'p', points: 20, event: 'pricing_read' }

describe('the next change of band', () => {
  it('is when the rounded points leave the band', () => {
    const model = aModel({ fit: [company(60)], behaviour: [pricing], halfLifeDays: 10 })
    const now = score(facts, [did('pricing_read')], model, start)
    // 60 + 20 · 2^(−t/10 d) is 69.5 when 2^(t/10 d) is 20/9.5.
    expect(now.band).toBe('hot')
    expect(now.bandChangesAt).toBe(Math.ceil(start + 10 * day * Math.log2(20 / 9.5)))
    expect(now.nextBand).toBe('warm')
  })

  it('never comes when nothing fades', () => {
    const model = aModel({ fit: [company(60)], behaviour: [pricing] })
    expect(score(facts, [], model, start)).toMatchObject({ bandChangesAt: null, nextBand: null })
  })

  it('never comes when what is left keeps the band', () => {
    const model = aModel({ fit: [company(45)], behaviour: [pricing] })
    expect(score(facts, [did('pricing_read')], model, start).bandChangesAt).toBeNull()
  })

  it('waits while the cap hides the fading', () => {
    const caps = { fit: 60, behaviour: 10 }
    const model = aModel({ caps, fit: [company(60)], behaviour: [pricing], halfLifeDays: 10 })
    const { bandChangesAt } = score(facts, [did('pricing_read')], model, start)
    expect(bandChangesAt).toBe(Math.ceil(start + 10 * day * Math.log2(20 / 9.5)))
  })

  it('is upwards when what speaks against fades faster', () => {
    const negative = [{ id: 'n', points: -30, event: 'meeting_no_show', halfLifeDays: 1 }]
    const model = aModel({ fit: [company(60)], behaviour: [pricing], negative, halfLifeDays: 100 })
    const now = score(facts, [did('pricing_read'), did('meeting_no_show')], model, start)
    expect([now.band, now.nextBand]).toEqual(['warm', 'hot'])
    const then = score(
      facts,
      [did('pricing_read'), did('meeting_no_show')],
      model,
      start + 30 * day,
    )
    expect([then.band, then.nextBand]).toEqual(['hot', 'warm'])
  })

  it('is found where the total only just touches the next band and falls back', () => {
    const negative = [{ id: 'n', points: -32, event: 'meeting_no_show', halfLifeDays: 1 }]
    const behaviour = [{ id: 'p', points: 32, event: 'pricing_read', halfLifeDays: 2 }]
    const acts = [did('pricing_read'), did('meeting_no_show')]
    // 32 · (2^(−t/2) − 2^(−t)) is at most 8, two days on: 62 + 8 rounds to 70 around then only.
    const model = aModel({ fit: [company(62)], behaviour, negative, caps: { fit: 100 } })
    const now = score(facts, acts, model, start)
    expect([now.band, now.nextBand]).toEqual(['warm', 'hot'])
    expect(now.bandChangesAt).toBeLessThan(start + 2 * day)
    const hot = score(facts, acts, model, start + 2 * day)
    expect([hot.band, hot.nextBand]).toEqual(['hot', 'warm'])
    const below = aModel({ fit: [company(61)], behaviour, negative, caps: { fit: 100 } })
    expect(score(facts, acts, below, start).bandChangesAt).toBeNull()
  })

  it('is found where the total rises only while the cap hides the fading', () => {
    const negative = [{ id: 'n', points: -20, event: 'meeting_no_show', halfLifeDays: 2 }]
    const behaviour = [{ id: 'p', points: 30, event: 'pricing_read', halfLifeDays: 10 }]
    const bands = { hot: 55 }
    const model = aModel({
      bands,
      caps: { behaviour: 20 },
      fit: [company(40)],
      behaviour,
      negative,
    })
    const acts = [did('pricing_read'), did('pricing_read'), did('meeting_no_show')]
    const now = score(facts, acts, model, start)
    expect([now.band, now.nextBand]).toEqual(['warm', 'hot'])
    expect(now.bandChangesAt).toBe(Math.ceil(start + 2 * day * Math.log2(20 / 5.5)))
  })

  it('is the instant at which silence begins to count', () => {
    const negative = [{ id: 's', points: -20, inactiveDays: 30 }]
    const model = aModel({ fit: [company(50)], negative })
    const now = score(facts, [did('page_seen')], model, start)
    expect(now).toMatchObject({ band: 'warm', bandChangesAt: start + 30 * day, nextBand: 'cool' })
  })

  it('is exact for any model: the band holds until then and is the next one from then on', () => {
    fc.assert(
      fc.property(anyModel, anyPast, fc.nat(120 * day), (model, past, later) => {
        const at = start + later
        const now = score(facts, past, model, at)
        const bandAt = (instant: number) => score(facts, past, model, instant).band
        if (now.bandChangesAt === null) {
          expect(now.nextBand).toBeNull()
          for (const instant of samples(at, at + 400 * day)) expect(bandAt(instant)).toBe(now.band)
          return
        }
        expect(now.bandChangesAt).toBeGreaterThan(at)
        expect(now.nextBand).not.toBe(now.band)
        expect(bandAt(now.bandChangesAt)).toBe(now.nextBand)
        for (const instant of samples(at, now.bandChangesAt - 1))
          expect(bandAt(instant)).toBe(now.band)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a score, for any model', () => {
  const pointsOf = (model: Parameters<typeof score>[2], past: readonly Behaviour[], at: number) =>
    score(facts, past, model, at).points

  it('does not depend on the order in which behaviour is told', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyPast.chain((past) =>
          fc.tuple(
            fc.constant(past),
            fc.shuffledSubarray(past, { minLength: past.length, maxLength: past.length }),
          ),
        ),
        (model, [past, shuffled]) => {
          expect(score(facts, shuffled, model, start)).toEqual(score(facts, past, model, start))
        },
      ),
    )
  })

  it('is never lowered by behaviour that speaks for the lead', () => {
    const good = fc.constantFrom('pricing_read', 'page_seen', 'returned')
    fc.assert(
      fc.property(anyModel, anyPast, good, fc.nat(60 * day), (model, any, kind, ago) => {
        // Silence counts from the first sign of interest, so there has been one.
        const past = [did('returned', start - 60 * day), ...any]
        const more = [...past, did(kind, start - ago)]
        expect(pointsOf(model, more, start)).toBeGreaterThanOrEqual(pointsOf(model, past, start))
      }),
    )
  })

  it('is never raised by behaviour that speaks against the lead', () => {
    const bad = fc.constantFrom('unsubscribed', 'meeting_no_show')
    fc.assert(
      fc.property(anyModel, anyPast, bad, fc.nat(60 * day), (model, past, kind, ago) => {
        const more = [...past, did(kind, start - ago)]
        expect(pointsOf(model, more, start)).toBeLessThanOrEqual(pointsOf(model, past, start))
      }),
    )
  })

  it('stays between 0 and 100 and has no reason without points', () => {
    fc.assert(
      fc.property(anyModel, anyPast, fc.nat(400 * day), (model, past, later) => {
        const { points, reasons } = score(facts, past, model, start + later)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(reasons.filter((reason) => reason.points === 0)).toEqual([])
      }),
    )
  })
})

/** Both ends, and instants close to each and spread between. */
function samples(from: number, to: number): readonly number[] {
  const spread = Array.from({ length: 60 }, (_, index) => from + ((to - from) * index) / 59)
  const near = [1, 1_000, 60_000].flatMap((ms) => [from + ms, to - ms])
  return [...spread, ...near].map(Math.floor).filter((at) => at >= from && at <= to)
}
