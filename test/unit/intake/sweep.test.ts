import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import type { Waiting } from '../../../src/db/inbound.ts'
import { createIntakeMetrics } from '../../../src/intake/intake-metrics.ts'
import type { JourneyStarter } from '../../../src/intake/journey-starter.ts'
import { sweep } from '../../../src/intake/sweep.ts'
import { createLogger } from '../../../src/log.ts'

const waiting = (count: number): readonly Waiting[] =>
  Array.from({ length: count }, (_, number) => ({
    id: `i-${number}`,
    leadId: `l-${number}`,
    kind: 'lead',
    receivedAt: number,
  }))

/** A ledger of rows that stay unprocessed. */
const aLedger = (rows: readonly Waiting[]) => ({
  unprocessed: async (before: number, limit: number, after?: Waiting) =>
    rows
      .filter((row) => row.receivedAt <= before)
      .slice(after === undefined ? 0 : rows.indexOf(after) + 1)
      .slice(0, limit),
})

const sweepWith = (rows: readonly Waiting[], begin: JourneyStarter['begin'], now = 1e9) =>
  sweep({
    ledger: aLedger(rows),
    journeys: { begin },
    log: createLogger('test', { level: 'silent' }),
    metrics: createIntakeMetrics(new Registry()),
    now: () => now,
  })

describe('the sweep', () => {
  it('begins all that waits for a minute, however many pages', async () => {
    expect(await sweepWith(waiting(250), async () => {})).toEqual({
      begun: 250,
      failed: 0,
      gaveUp: false,
    })
  })

  it('leaves alone what came within the minute', async () => {
    expect(await sweepWith(waiting(10), async () => {}, 60_004)).toMatchObject({ begun: 5 })
  })

  it('is not held up by some that can not begin', async () => {
    const begin = async ({ inboundId }: { inboundId: string }) => {
      if (Number(inboundId.slice(2)) < 20) throw new Error('poison')
    }
    expect(await sweepWith(waiting(120), begin)).toEqual({ begun: 100, failed: 20, gaveUp: false })
  })

  it('gives up for now when nothing begins', async () => {
    const begin = () => Promise.reject(new Error('no Temporal'))
    expect(await sweepWith(waiting(500), begin)).toEqual({ begun: 0, failed: 32, gaveUp: true })
  })
})
