import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { nextPing } from '../../../../src/domain/progress/pings.ts'
import { nextOpening } from '../../../../src/domain/working-time/working-time.ts'
import { aHouse } from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'

const calendar = aHouse().calendarOf(null)
const opensAt = (at: number) => nextOpening(calendar, at)
const next = (pings: readonly number[], from = clock('09:00'), perHour = 3) =>
  nextPing(pings, from, perHour, opensAt)

describe('the next ping', () => {
  it('is at once while there is room', () => {
    expect(next([clock('08:10'), clock('08:50')])).toBe(clock('09:00'))
  })

  it('waits until the first of the hour is an hour old', () => {
    expect(next([clock('08:50'), clock('08:10'), clock('08:30')])).toBe(clock('09:10'))
  })

  it('stands behind those that wait already', () => {
    const waiting = [clock('09:10'), clock('09:30')]
    expect(next([clock('08:10'), clock('08:30'), clock('08:50'), ...waiting])).toBe(clock('09:50'))
  })

  it('does not fall into the lunch break, the evening or the weekend', () => {
    const three = (...times: readonly string[]) => times.map((time) => clock(time))
    expect(next(three('11:20', '11:21', '11:22'), clock('11:30'))).toBe(clock('13:30'))
    expect(next(three('17:01', '17:02', '17:03'), clock('17:20'))).toBe(
      clock('08:00', '2026-12-01'),
    )
  })

  const minutes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 })
  test.prop([minutes, fc.integer({ min: 1, max: 5 })])(
    'never makes more than so many in any hour',
    (asked, perHour) => {
      const pings: number[] = []
      for (const each of asked.toSorted((a, b) => a - b)) {
        pings.push(nextPing(pings, clock('08:00') + each * 60_000, perHour, opensAt))
      }
      for (const end of pings) {
        const within = pings.filter((ping) => ping > end - 3_600_000 && ping <= end)
        expect(within.length).toBeLessThanOrEqual(perHour)
      }
    },
  )
})
