import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { type HealthCounts, readHealth } from '../db/health.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

/** What waits too long, and what the platform has refused. */
export async function lookAtRecord(db: Database, now: number): Promise<readonly Finding[]> {
  const health = await readHealth(db, now)
  return [
    deliveriesFinding(health),
    messagesFinding(health, await recentFailures(db, now)),
    firstCallsFinding(health),
  ]
}

export function deliveriesFinding({
  unprocessedDeliveries: waiting,
  refusedDeliveries: refused,
}: HealthCounts): Finding {
  if (waiting > 0) {
    return bad(
      'deliveries',
      `${waiting} wait for more than a minute`,
      'see worker and workflow-engine above: once those are well, they are taken by themselves',
    )
  }
  return ok(
    'deliveries',
    `none waits${refused === 0 ? '' : `; ${refused} were turned away in 24 hours, as their senders were told`}`,
  )
}

export interface Failures {
  readonly error: string
  readonly count: number
}

const weekMs = 7 * 86_400_000

/** Older ones are history: nothing will come of them, and they need no mending any more. */
async function recentFailures({ pool }: Database, now: number): Promise<readonly Failures[]> {
  const { rows } = await pool.query(
    `SELECT coalesce(error, 'unknown') AS error, count(*)::int AS count FROM outbound
      WHERE state = 'failed' AND created_at > $1 GROUP BY 1 ORDER BY 2 DESC, 1`,
    [new Date(now - weekMs)],
  )
  return z.array(z.object({ error: z.string(), count: z.number() })).parse(rows)
}

export function messagesFinding(
  { unsentMessages: unsent }: HealthCounts,
  failures: readonly Failures[],
): Finding {
  if (failures.length > 0) {
    const reasons = failures.map(({ error, count }) => `${count} × ${error}`).join(', ')
    return warn(
      'messages',
      `refused by the chat in the last week: ${reasons}`,
      'mend the reason (see chat, channels and members above), then baton doctor --repair sends them again',
    )
  }
  return unsent === 0
    ? ok('messages', 'none waits')
    : warn(
        'messages',
        `${unsent} wait for more than a minute`,
        'see chat and worker above: once those are well, they go by themselves',
      )
}

export const firstCallsFinding = ({ lateFirstCalls: late }: HealthCounts): Finding =>
  late === 0
    ? ok('first-calls', 'none is late')
    : bad(
        'first-calls',
        `${late} promised first calls are past their time and the leads are still held`,
        'see worker and journeys above; baton doctor --repair starts what stands still',
      )
