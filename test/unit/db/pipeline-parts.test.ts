import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, type Span } from '../../../src/db/pipeline-parts.ts'

const at = (text: string) => Date.parse(text)
const shown = ({ from, to }: Span) =>
  from < to ? `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}` : null

describe('the parts of a period', () => {
  it('are hours at both ends, whole UTC days, and the whole months within them', () => {
    const { head, days, months, tail } = partsOf(at('2025-11-30T17:00Z'), at('2026-11-29T17:00Z'))
    expect([head, days, months, tail].map(shown)).toEqual([
      '2025-11-30T17:00 2025-12-01T00:00',
      '2025-12-01T00:00 2026-11-29T00:00',
      '2025-12-01T00:00 2026-11-01T00:00',
      '2026-11-29T00:00 2026-11-29T17:00',
    ])
  })

  it('are one stretch of hours within a day', () => {
    const { head, days, months, tail } = partsOf(at('2026-11-29T03:00Z'), at('2026-11-29T17:00Z'))
    expect([head, days, months, tail].map(shown)).toEqual([
      '2026-11-29T03:00 2026-11-29T17:00',
      null,
      null,
      null,
    ])
  })

  it('have no month in less than one', () => {
    const { months } = partsOf(at('2026-10-02T00:00Z'), at('2026-11-30T00:00Z'))
    expect(shown(months)).toBeNull()
  })

  it('put together are the period, without gap or overlap', () => {
    const hour = 60 * 60_000
    const instants = fc
      .integer({ min: 0, max: 24 * 800 })
      .map((n) => Date.UTC(2025, 0, 1) + n * hour)
    fc.assert(
      fc.property(instants, instants, instants, (one, other, probe) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const { head, days, months, tail } = partsOf(from, to)
        const beforeMonths = { from: days.from, to: months.from }
        const afterMonths = { from: months.to, to: days.to }
        const holding = [head, beforeMonths, months, afterMonths, tail].filter(
          (part) => part.from.getTime() <= probe && probe < part.to.getTime(),
        )
        expect(holding).toHaveLength(from <= probe && probe < to ? 1 : 0)
      }),
      { numRuns: 2_000 },
    )
  })
})
