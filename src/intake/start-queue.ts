import { setTimeout as elapse } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { IntakeMetrics } from './intake-metrics.ts'
import type { JourneyStarter, ToBegin } from './journey-starter.ts'

export interface StartQueueOptions {
  readonly journeys: JourneyStarter
  readonly log: Log
  readonly metrics: IntakeMetrics
  /** How many begin at a time. */
  readonly concurrency?: number
  /** How many wait; more are left to the sweep. */
  readonly capacity?: number
  /** After this a begin that does not answer counts as failed. */
  readonly timeoutMs?: number
}

export interface StartQueue {
  /** Returns at once; what does not begin is found by the sweep. */
  push(inbound: ToBegin): void
  /** Resolves when all that was pushed has begun or failed, or after `timeoutMs`. */
  drain(timeoutMs: number): Promise<void>
}

export function createStartQueue(options: StartQueueOptions): StartQueue {
  const { log, metrics, concurrency = 32, capacity = 2_000 } = options
  const waiting: ToBegin[] = []
  let running = 0
  let onIdle: (() => void)[] = []

  function next(): void {
    const inbound = running < concurrency ? waiting.shift() : undefined
    if (inbound !== undefined) void run(inbound)
  }

  async function run(inbound: ToBegin): Promise<void> {
    running += 1
    await beginOne(options, inbound)
    running -= 1
    next()
    if (running === 0) tellIdle()
  }

  function tellIdle(): void {
    for (const tell of onIdle) tell()
    onIdle = []
  }

  return {
    push(inbound) {
      if (waiting.length >= capacity) {
        metrics.starts.inc({ outcome: 'left_to_sweep' })
        log.debug({ inboundId: inbound.inboundId }, 'start queue is full, left to the sweep')
        return
      }
      waiting.push(inbound)
      next()
    },
    async drain(timeoutMs) {
      if (running === 0) return
      const stop = new AbortController()
      const idle = new Promise<void>((resolve) => onIdle.push(resolve))
      await Promise.race([idle, elapse(timeoutMs, undefined, { signal: stop.signal })])
      stop.abort()
    },
  }
}

/** Never rejects; says whether the journey began. */
export async function beginOne(
  { journeys, log, metrics, timeoutMs = 10_000 }: StartQueueOptions,
  inbound: ToBegin,
): Promise<boolean> {
  try {
    await within(timeoutMs, journeys.begin(inbound))
    metrics.starts.inc({ outcome: 'begun' })
    return true
  } catch (error) {
    metrics.starts.inc({ outcome: 'failed' })
    log.warn({ err: error, inboundId: inbound.inboundId }, 'journey not begun, left to the sweep')
    return false
  }
}

async function within(timeoutMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
