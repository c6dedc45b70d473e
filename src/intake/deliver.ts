import { createHash } from 'node:crypto'
import type { Inbound, InboundKind, Ledger, SeenBefore } from '../db/inbound.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { reasonOf } from './fault.ts'
import type { IntakeMetrics } from './intake-metrics.ts'
import { newId } from './new-id.ts'
import { readDelivery } from './read-delivery.ts'
import type { ReadFault, ReadFaults } from './read-fault.ts'
import type { StartQueue } from './start-queue.ts'

export interface DeliverDeps {
  readonly ledger: Ledger
  readonly queue: Pick<StartQueue, 'push'>
  readonly metrics: IntakeMetrics
  readonly now: () => Instant
}

/** A body at the door. */
export interface Arrival {
  readonly source: string
  /** Who sends: keys of one sender never meet those of another. */
  readonly sender: string
  readonly contentType: string
  readonly body: Uint8Array
  /** The sender's `Idempotency-Key`. */
  readonly idempotencyKey?: string
  /** Keep what is refused: a known sender's delivery is never lost, a stranger's is not stored. */
  readonly keepRefused: boolean
}

export type Delivered =
  | {
      readonly ok: true
      readonly id: string
      readonly leadId: string
      readonly duplicate: boolean
    }
  | { readonly ok: false; readonly faults: ReadFaults }

/** Reads, stores, then begins the journey in the background. Rejects when it could not be stored. */
export async function deliverLead(deps: DeliverDeps, arrival: Arrival): Promise<Delivered> {
  const reading = readDelivery(arrival.source, arrival.contentType, arrival.body)
  if (!reading.ok) return refuse(deps, arrival, reading.faults)
  const at = deps.now()
  const { key, seenBefore } = keyOf(arrival, reading.key, at)
  const stored = await deps.ledger.storeInbound(inboundOf(arrival, 'lead', key, at), seenBefore)
  if (stored.kind === 'new')
    deps.queue.push({ inboundId: stored.id, leadId: stored.leadId, kind: 'lead' })
  else if (arrival.idempotencyKey !== undefined && !stored.sameBody)
    return refuse(deps, arrival, [{ code: 'key_reused' }])
  const duplicate = stored.kind === 'known'
  count(deps, arrival, duplicate ? 'duplicate' : 'accepted')
  return { ok: true, id: stored.id, leadId: stored.leadId, duplicate }
}

/** Turns a delivery away, and keeps it where that is asked. The body is what could be had of it. */
export async function refuse(
  deps: DeliverDeps,
  arrival: Arrival,
  faults: ReadFaults,
): Promise<{ readonly ok: false; readonly faults: ReadFaults }> {
  if (arrival.keepRefused) await keep(deps, arrival, faults[0])
  count(deps, arrival, faults[0].code === 'key_reused' ? 'conflict' : 'refused')
  return { ok: false, faults }
}

export function inboundOf(
  arrival: Pick<Arrival, 'source' | 'contentType' | 'body'>,
  kind: InboundKind,
  key: string,
  receivedAt: Instant,
): Inbound {
  const { source, contentType, body } = arrival
  return { id: newId(), leadId: newId(), source, key, kind, contentType, body, receivedAt }
}

/** Ten minutes in which the same content without an id of its own is the same delivery. */
const sameWithin = 600_000

/** The sender's own key, or the content's hash within its ten minutes. */
export function keyOf(
  { sender, body, idempotencyKey }: Pick<Arrival, 'sender' | 'body' | 'idempotencyKey'>,
  ownId: string | null,
  at: Instant,
): { readonly key: string; readonly seenBefore?: SeenBefore } {
  if (idempotencyKey !== undefined) return { key: `${sender} key ${idempotencyKey}` }
  if (ownId !== null) return { key: `${sender} id ${ownId}` }
  const bucket = Math.floor(at / sameWithin)
  const hash = `${sender} hash ${createHash('sha256').update(body).digest('base64url')}`
  return {
    key: `${hash} ${bucket}`,
    seenBefore: { key: `${hash} ${bucket - 1}`, since: at - sameWithin },
  }
}

/** A refused delivery does not take its own id: mended, it comes under the same one. */
async function keep(deps: DeliverDeps, arrival: Arrival, fault: ReadFault): Promise<void> {
  const at = deps.now()
  const { key } = keyOf({ sender: arrival.sender, body: arrival.body }, null, at)
  const kind = arrival.source === 'events' ? 'event' : 'lead'
  await deps.ledger.storeRefused(inboundOf(arrival, kind, `refused ${key}`, at), reasonOf(fault))
}

function count(deps: DeliverDeps, { source }: Arrival, outcome: string): void {
  deps.metrics.deliveries.inc({ source, outcome })
}
