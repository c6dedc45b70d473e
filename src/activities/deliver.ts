import { ApplicationFailure, heartbeat } from '@temporalio/activity'
import { ChatFault } from '../bot/core/chat-port.ts'
import { restAt, waitingPlaces } from '../db/outbox.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Postman } from './postman.ts'
import type { RecordDeps } from './record.ts'

export interface DeliverDeps extends Pick<RecordDeps, 'db'> {
  readonly postman: Postman
}

/**
 * Sends what waits for a lead, place by place. A place that can't be reached does not hold up the others;
 * Temporal tries again after the time that the platform asked for.
 */
export async function deliver(
  { db, postman }: DeliverDeps,
  leadId: LeadId,
  now: Instant,
): Promise<{ readonly restAt: Instant | null }> {
  const beat = setInterval(() => heartbeat(), 5_000)
  try {
    const places = await waitingPlaces(db, leadId, now)
    const outcomes = await Promise.allSettled(places.map((place) => postman(place, now)))
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw failure(outcome.reason)
    return { restAt: await restAt(db, leadId, now) }
  } finally {
    clearInterval(beat)
  }
}

function failure(reason: unknown): unknown {
  if (!(reason instanceof ChatFault)) return reason
  return ApplicationFailure.create({
    message: reason.message,
    type: `Chat.${reason.kind}`,
    nonRetryable: false,
    ...(reason.retryAfterMs === null ? {} : { nextRetryDelay: reason.retryAfterMs }),
  })
}
