import { describe, expect, it } from 'vitest'
import {
  type Attempt,
  type Buyer,
  defaultPlan,
  nextAttempt,
} from '../../../../src/domain/cadence/cadence.ts'
import { NeverOpens } from '../../../../src/domain/working-time/working-time.ts'
import { aCalendar, hcm, showHcm, week } from '../working-time/calendars.ts'

const asked: Buyer = { zone: 'Asia/Ho_Chi_Minh', lawfulOnly: false }
const advertised: Buyer = { ...asked, lawfulOnly: true }

interface Given {
  readonly plan?: readonly Attempt[]
  readonly cal?: ReturnType<typeof aCalendar>
  readonly buyer?: Buyer
}

function due(made: number, lastAt: string, given: Given = {}): string {
  const { plan = defaultPlan, cal = aCalendar(), buyer = asked } = given
  const next = nextAttempt(plan, { made, lastAt: hcm(lastAt) }, cal, buyer)
  return next.kind === 'call' ? showHcm(next.dueAt) : next.kind
}

/** The second call of a plan, so many working days after the first. */
const second = (partOfDay: Attempt['partOfDay'], afterWorkingDays = 0): readonly Attempt[] => [
  { afterWorkingDays: 0, partOfDay: 'morning' },
  { afterWorkingDays, partOfDay },
]

describe('the standard plan', () => {
  it('is six calls at different times of day over two weeks', () => {
    const dates = ['2026-11-30 09:10']
    for (let made = 1; made < 6; made += 1) dates.push(due(made, dates[made - 1] ?? ''))
    expect(dates).toEqual([
      '2026-11-30 09:10',
      '2026-11-30 16:00',
      '2026-12-01 09:00',
      '2026-12-03 14:00',
      '2026-12-08 11:00',
      '2026-12-14 16:00',
    ])
  })

  it('is used up after the sixth', () => {
    expect(due(6, '2026-12-14 16:10')).toBe('exhausted')
  })

  it('counts the attempt that comes', () => {
    const next = nextAttempt(
      defaultPlan,
      { made: 2, lastAt: hcm('2026-11-30 16:00') },
      aCalendar(),
      asked,
    )
    expect(next).toMatchObject({ kind: 'call', attempt: 3 })
  })
})

describe('the day of the next call', () => {
  it('is the next working day when today has no such part left', () => {
    expect(due(1, '2026-11-30 17:40', { plan: second('noon') })).toBe('2026-12-01 11:00')
    expect(due(1, '2026-11-27 14:30', { plan: second('morning') })).toBe('2026-11-30 09:00')
  })

  it('is later in the same part when that has begun and is not the last one’s', () => {
    const cal = aCalendar({ hours: week(['10:30–17:00']) })
    expect(due(1, '2026-11-29 23:00', { plan: second('morning'), cal })).toBe('2026-11-30 10:30')
  })

  it('passes over Tết and over a leave', () => {
    expect(due(1, '2026-02-13 16:30', { plan: second('morning', 1) })).toBe('2026-02-23 09:00')
    const leaves = [{ from: hcm('2026-12-01 00:00'), to: hcm('2026-12-04 00:00') }]
    expect(
      due(1, '2026-11-30 16:30', { plan: second('morning', 1), cal: aCalendar({ leaves }) }),
    ).toBe('2026-12-04 09:00')
  })

  it('is a Saturday that is worked in the morning, though the last call was in the afternoon', () => {
    const cal = aCalendar({ hours: week(['08:00–17:00'], { sat: ['08:00–12:00'], sun: [] }) })
    expect(due(1, '2026-11-27 15:00', { plan: second('morning', 1), cal })).toBe('2026-11-28 09:00')
    expect(due(1, '2026-11-27 09:30', { plan: second('late', 1), cal })).toBe('2026-11-30 16:00')
  })
})

describe('the time of day', () => {
  it('is another one than the last, even if the plan says the same', () => {
    expect(due(1, '2026-11-30 09:30', { plan: second('morning', 1) })).toBe('2026-12-01 16:00')
    expect(due(1, '2026-11-30 16:30', { plan: second('late', 1) })).toBe('2026-12-01 09:00')
  })

  it('is another one when the team never works in the planned one', () => {
    const cal = aCalendar({ hours: week(['08:00–14:00']) })
    expect(due(1, '2026-11-30 09:30', { plan: second('late', 1), cal })).toBe('2026-12-01 11:00')
  })

  it('is the same where the team works at no other', () => {
    const cal = aCalendar({ hours: week(['09:00–10:00']) })
    expect(due(1, '2026-11-30 09:30', { plan: second('late', 1), cal })).toBe('2026-12-01 09:00')
  })

  it('is by the buyer’s clock, in the team’s hours', () => {
    const cal = aCalendar({ hours: week(['08:00–18:00']) })
    const berlin = { zone: 'Europe/Berlin', lawfulOnly: false }
    expect(due(1, '2026-11-30 12:00', { plan: second('morning', 1), cal, buyer: berlin })).toBe(
      '2026-12-01 17:00',
    )
  })
})

describe('a buyer who did not ask for a call', () => {
  it('is called once in 24 hours', () => {
    expect(due(1, '2026-11-30 09:10', { buyer: advertised })).toBe('2026-12-01 16:00')
    expect(due(1, '2026-11-30 16:30', { plan: second('noon', 1), buyer: advertised })).toBe(
      '2026-12-02 11:00',
    )
  })

  it('is called between 8 and 17 only', () => {
    const cal = aCalendar({ hours: week(['16:30–20:00']) })
    expect(due(1, '2026-11-30 18:30', { plan: second('late', 1), cal, buyer: advertised })).toBe(
      '2026-12-02 16:30',
    )
  })

  it('is called in lawful hours outside working time where the two never meet', () => {
    const cal = aCalendar({ hours: week(['22:00–06:00']) })
    expect(due(1, '2026-11-30 23:00', { plan: second('late', 1), cal, buyer: advertised })).toBe(
      '2026-12-02 08:00',
    )
    expect(due(1, '2026-11-30 23:00', { plan: second('morning', 1), cal })).toBe('2026-12-01 22:00')
  })
})

describe('a rep who never works again', () => {
  it('gets no call: it is said', () => {
    const cal = aCalendar({ hours: week([]) })
    expect(() => due(1, '2026-11-30 09:00', { cal })).toThrow(NeverOpens)
  })
})
