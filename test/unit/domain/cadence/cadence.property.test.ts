import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  type Attempt,
  defaultPlan,
  type NextAttempt,
  nextAttempt,
} from '../../../../src/domain/cadence/cadence.ts'
import { advertising, clampToWindow } from '../../../../src/domain/cadence/lawful.ts'
import { partOf, partsOfDay } from '../../../../src/domain/cadence/part-of-day.ts'
import { isWorking } from '../../../../src/domain/working-time/working-time.ts'
import { aCalendar, anyCalendar, anyInstant, zones } from '../working-time/calendars.ts'

const anyPlan: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    afterWorkingDays: fc.integer({ min: 0, max: 5 }),
    partOfDay: fc.constantFrom(...partsOfDay),
  }),
  { minLength: 2, maxLength: 6 },
)

const zone = fc.constantFrom(...zones)

const dueAt = (next: NextAttempt): number => (next.kind === 'call' ? next.dueAt : Number.NaN)

describe('the next call', () => {
  test.prop([anyPlan, fc.nat({ max: 5 }), anyInstant, anyCalendar, zone])(
    'of a buyer who asked is after the last and in working time, while the plan lasts',
    (plan, made, lastAt, cal, where) => {
      const buyer = { zone: where, lawfulOnly: false }
      const next = nextAttempt(plan, { made, lastAt }, cal, buyer)
      expect(next.kind).toBe(made < plan.length ? 'call' : 'exhausted')
      if (next.kind === 'exhausted') return
      expect(next.dueAt).toBeGreaterThan(lastAt)
      expect(isWorking(cal, next.dueAt)).toBe(true)
    },
  )

  test.prop([anyPlan, anyInstant, anyCalendar, zone])(
    'of a buyer who did not ask is in lawful hours and a day after the last',
    (plan, lastAt, cal, where) => {
      const buyer = { zone: where, lawfulOnly: true }
      const due = dueAt(nextAttempt(plan, { made: 1, lastAt }, cal, buyer))
      expect(due).toBeGreaterThanOrEqual(lastAt + 24 * 3_600_000)
      expect(clampToWindow(due, where, advertising.call)).toBe(due)
    },
  )

  test.prop([anyPlan, anyInstant, zone, fc.boolean()])(
    'is at another time of day than the last for a team that works all day',
    (plan, lastAt, where, lawfulOnly) => {
      const cal = aCalendar({ zone: where })
      const due = dueAt(nextAttempt(plan, { made: 1, lastAt }, cal, { zone: where, lawfulOnly }))
      expect(partOf(where, due)).not.toBe(partOf(where, lastAt))
      expect(isWorking(cal, due)).toBe(true)
    },
  )

  test.prop([anyInstant])(
    'comes within two weeks of working days for the standard plan',
    (start) => {
      const cal = aCalendar()
      const buyer = { zone: cal.zone, lawfulOnly: false }
      let at = start
      for (let made = 1; made < defaultPlan.length; made += 1) {
        const due = dueAt(nextAttempt(defaultPlan, { made, lastAt: at }, cal, buyer))
        expect(due).toBeGreaterThan(at)
        at = due
      }
      expect(nextAttempt(defaultPlan, { made: 6, lastAt: at }, cal, buyer).kind).toBe('exhausted')
      expect(at - start).toBeLessThan(30 * 24 * 3_600_000)
    },
  )
})
