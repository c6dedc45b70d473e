import { z } from 'zod'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'

/** What is late, stuck or failing in the record. */
export interface HealthCounts {
  /** Accepted more than a minute ago, and no journey has taken them yet. */
  readonly unprocessedDeliveries: number
  /** Turned away in the last 24 hours. */
  readonly refusedDeliveries: number
  /** Free to go for more than a minute, and not with the platform yet. */
  readonly unsentMessages: number
  /** The platform will never take them. */
  readonly failedMessages: number
  /** First calls that are promised and whose time has passed. */
  readonly lateFirstCalls: number
}

const minute = 60_000
const day = 24 * 60 * minute

export async function readHealth({ prisma }: Database, now: Instant): Promise<HealthCounts> {
  const aMinuteAgo = new Date(now - minute)
  const [counts] = read.parse(
    await prisma.$queryRaw`SELECT
      (SELECT count(*)::int FROM inbound_event
        WHERE state = 'stored' AND received_at < ${aMinuteAgo}) AS "unprocessedDeliveries",
      (SELECT count(*)::int FROM inbound_event
        WHERE state = 'refused' AND received_at > ${new Date(now - day)}) AS "refusedDeliveries",
      (SELECT count(*)::int FROM outbound
        WHERE state <> 'sent' AND state IN ('pending', 'sending')
          AND greatest(created_at, send_after) < ${aMinuteAgo}) AS "unsentMessages",
      (SELECT count(*)::int FROM outbound
        WHERE state <> 'sent' AND state = 'failed') AS "failedMessages",
      (SELECT count(*)::int FROM lead
        WHERE promised AND call_by < ${new Date(now)}) AS "lateFirstCalls"`,
  )
  return counts
}

const count = z.number()
const read = z.tuple([
  z.object({
    unprocessedDeliveries: count,
    refusedDeliveries: count,
    unsentMessages: count,
    failedMessages: count,
    lateFirstCalls: count,
  }),
])
