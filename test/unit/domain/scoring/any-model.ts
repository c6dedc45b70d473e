import fc from 'fast-check'
import type { Behaviour, ScoreModel } from '../../../../src/domain/scoring/index.ts'
import { aModel, day, did, start } from './score-builders.ts'

const halfLifeDays = fc.oneof(
  fc.constantFrom(0.5, 1, 2, 7, 14, 30),
  fc.double({ min: 0.05, max: 90, noNaN: true }),
)
const pointsFor = fc.integer({ min: 1, max: 45 })
const pointsAgainst = fc.integer({ min: -45, max: -1 })
const atMost = fc.integer({ min: 1, max: 4 })

const behaviourRule = fc.record(
  {
    event: fc.constantFrom('pricing_read', 'page_seen', 'returned'),
    points: pointsFor,
    atMost,
    halfLifeDays,
  },
  { requiredKeys: ['event', 'points'] },
)
const negativeRule = fc.oneof(
  fc.record(
    {
      event: fc.constantFrom('unsubscribed', 'meeting_no_show'),
      points: pointsAgainst,
      atMost,
      halfLifeDays,
    },
    { requiredKeys: ['event', 'points', 'halfLifeDays'] },
  ),
  fc.record({ points: pointsAgainst, inactiveDays: fc.integer({ min: 1, max: 60 }) }),
)

const numbered = (group: string) => (rules: readonly object[]) =>
  rules.map((rule, index) => ({ id: `${group}${index}`, ...rule }))

const anyBands = fc
  .uniqueArray(fc.integer({ min: -30, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((limits) => limits.toSorted((a, b) => a - b))
  .map(([minimum, warm, hot]) => ({ minimum, warm, hot, mql: warm }))

/** Models whose points rise and fall in time, with caps that bind now and then. */
export const anyModel: fc.Arbitrary<ScoreModel> = fc
  .record({
    fit: fc.integer({ min: 1, max: 75 }),
    behaviour: fc.array(behaviourRule, { minLength: 1, maxLength: 4 }).map(numbered('b')),
    negative: fc.array(negativeRule, { minLength: 1, maxLength: 4 }).map(numbered('n')),
    halfLifeDays,
    caps: fc.record({
      fit: fc.integer({ min: 20, max: 80 }),
      behaviour: fc.integer({ min: 5, max: 80 }),
      negative: fc.integer({ min: -80, max: -5 }),
    }),
    bands: anyBands,
  })
  .map(({ fit, ...rest }) =>
    aModel({ ...rest, fit: [{ id: 'c', points: fit, field: 'company', present: true }] }),
  )

/** What a buyer did in the two months before `start`, some of it by a clock that is ahead. */
export const anyPast: fc.Arbitrary<Behaviour[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom('pricing_read', 'page_seen', 'returned', 'unsubscribed', 'meeting_no_show'),
      fc.integer({ min: -60 * day, max: day }),
    )
    .map(([kind, ago]) => did(kind, start + ago)),
  { maxLength: 10, size: 'max' },
)
