import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { createIntakeMetrics } from '../../../src/intake/intake-metrics.ts'
import type { ToBegin } from '../../../src/intake/journey-starter.ts'
import { createStartQueue, type StartQueueOptions } from '../../../src/intake/start-queue.ts'
import { createLogger } from '../../../src/log.ts'

const inbound = (number: number): ToBegin => ({
  inboundId: `i-${number}`,
  leadId: `l-${number}`,
  kind: 'lead',
})
const log = createLogger('test', { level: 'silent' })

function aQueue(options: Partial<StartQueueOptions> & Pick<StartQueueOptions, 'journeys'>) {
  const metrics = createIntakeMetrics(new Registry())
  const queue = createStartQueue({ log, metrics, ...options })
  const outcomes = async () => {
    const { values } = await metrics.starts.get()
    return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]))
  }
  return { queue, outcomes }
}

/** Journeys that begin when the test says so. */
function heldJourneys() {
  const held: (() => void)[] = []
  let most = 0
  let running = 0
  const begin = () =>
    new Promise<void>((resolve) => {
      running += 1
      most = Math.max(most, running)
      held.push(() => {
        running -= 1
        resolve()
      })
    })
  return { begin, held, most: () => most }
}

describe('journeys that begin in the background', () => {
  it('begin so many at a time, and all in the end', async () => {
    const journeys = heldJourneys()
    const { queue, outcomes } = aQueue({ journeys, concurrency: 3 })
    for (let number = 0; number < 10; number += 1) queue.push(inbound(number))
    const drained = queue.drain(5_000)
    while (journeys.held.length > 0) {
      journeys.held.shift()?.()
      await new Promise(setImmediate)
    }
    await drained
    expect(journeys.most()).toBe(3)
    expect(await outcomes()).toEqual({ begun: 10 })
  })

  it('are left to the sweep when too many wait', async () => {
    const { queue, outcomes } = aQueue({ journeys: heldJourneys(), concurrency: 1, capacity: 2 })
    for (let number = 0; number < 5; number += 1) queue.push(inbound(number))
    expect(await outcomes()).toEqual({ left_to_sweep: 2 })
  })

  it('that fail or never answer do not stop the others', async () => {
    const journeys = {
      begin: ({ inboundId }: ToBegin) => {
        if (inboundId === 'i-0') return Promise.reject(new Error('no Temporal'))
        return inboundId === 'i-1' ? new Promise<void>(() => {}) : Promise.resolve()
      },
    }
    const { queue, outcomes } = aQueue({ journeys, concurrency: 1, timeoutMs: 10 })
    for (let number = 0; number < 3; number += 1) queue.push(inbound(number))
    await queue.drain(5_000)
    expect(await outcomes()).toEqual({ failed: 2, begun: 1 })
  })

  it('are waited for no longer than asked', async () => {
    const { queue } = aQueue({ journeys: heldJourneys() })
    queue.push(inbound(0))
    await queue.drain(10)
  })
})
