import type { Ledger, Waiting } from '../db/inbound.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Log } from '../log.ts'
import type { IntakeMetrics } from './intake-metrics.ts'
import type { JourneyStarter } from './journey-starter.ts'
import { beginOne } from './start-queue.ts'

export interface SweepDeps {
  readonly ledger: Pick<Ledger, 'unprocessed'>
  readonly journeys: JourneyStarter
  readonly log: Log
  readonly metrics: IntakeMetrics
  readonly timeoutMs?: number
  /** Younger deliveries are still in the hands of whoever took them in. */
  readonly settledAfterMs?: number
  readonly now: () => Instant
}

export interface Swept {
  readonly begun: number
  readonly failed: number
  /** So many failed in a row that the rest waits for the next sweep. */
  readonly gaveUp: boolean
}

const minute = 60_000
const pageSize = 100
const concurrency = 8
const giveUpAfter = 32

/**
 * Begins what stands in the ledger unprocessed for a minute, or `settledAfterMs`. A delivery that can't begin does not
 * keep the ones behind it waiting, unless nothing begins at all.
 */
export async function sweep(deps: SweepDeps): Promise<Swept> {
  const before = deps.now() - (deps.settledAfterMs ?? minute)
  const swept = { begun: 0, failed: 0, inARow: 0 }
  let last: Waiting | undefined
  while (swept.inARow < giveUpAfter) {
    const page = await deps.ledger.unprocessed(before, pageSize, last)
    last = page.at(-1)
    if (last === undefined) break
    await beginAll(deps, page, swept)
  }
  const { begun, failed, inARow } = swept
  if (begun + failed > 0) deps.log.info({ begun, failed }, 'swept the ledger')
  return { begun, failed, gaveUp: inARow >= giveUpAfter }
}

async function beginAll(
  deps: SweepDeps,
  page: readonly Waiting[],
  swept: { begun: number; failed: number; inARow: number },
): Promise<void> {
  for (let from = 0; from < page.length && swept.inARow < giveUpAfter; from += concurrency) {
    const some = page.slice(from, from + concurrency)
    const begun = await Promise.all(
      some.map(({ id, leadId, kind }) => beginOne(deps, { inboundId: id, leadId, kind })),
    )
    for (const one of begun) {
      swept.begun += one ? 1 : 0
      swept.failed += one ? 0 : 1
      swept.inARow = one ? 0 : swept.inARow + 1
    }
  }
}
