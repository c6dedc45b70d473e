import type { Inbound, Stored } from '../db/inbound.ts'
import type { Visitors } from '../db/visitor.ts'
import type { BehaviourIn } from '../domain/lead/touch-in.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { type Arrival, type DeliverDeps, inboundOf, keyOf, refuse } from './deliver.ts'
import { readBody } from './read-body.ts'
import { readValue } from './read-delivery.ts'
import { type ReadFault, type ReadFaults, Unreadable } from './read-fault.ts'
import { behaviour } from './sources/behaviour.ts'

export interface DeliverEventsDeps extends DeliverDeps {
  readonly visitors: Visitors
}

export type EventsDelivered =
  | {
      readonly ok: true
      readonly events: readonly EventStored[]
    }
  | { readonly ok: false; readonly faults: ReadFaults }

/** At most so many events in one request. */
export const batchLimit = 100
/** An event older than this says nothing of interest any more. */
const oldestDays = 400
const clockSkewMs = 300_000

/** One event, `{events: […]}` or `[…]`: each is its own delivery, and one that is wrong refuses all. */
export async function deliverEvents(
  deps: DeliverEventsDeps,
  arrival: Arrival,
): Promise<EventsDelivered> {
  const reading = readEvents(arrival, deps.now())
  if (!reading.ok) return refuse(deps, arrival, reading.faults)
  const events = await store(deps, reading.events)
  const duplicates = events.filter((event) => event.duplicate).length
  const { source } = arrival
  deps.metrics.deliveries.inc({ source, outcome: 'duplicate' }, duplicates)
  deps.metrics.deliveries.inc({ source, outcome: 'accepted' }, events.length - duplicates)
  return { ok: true, events }
}

interface EventIn {
  readonly inbound: Inbound
  readonly event: BehaviourIn
}

type Reading =
  | { readonly ok: true; readonly events: readonly EventIn[] }
  | { readonly ok: false; readonly faults: ReadFaults }

function readEvents(arrival: Arrival, at: Instant): Reading {
  try {
    const body = readBody(arrival.contentType, arrival.body)
    const batch = batchIn(body)
    if (batch === null) return { ok: true, events: [readEvent(arrival, body, null, at)] }
    return { ok: true, events: batch.map((each, index) => readEvent(arrival, each, index, at)) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, faults: error.faults }
    throw error
  }
}

/** Null: the body is one event. */
function batchIn(body: unknown): readonly unknown[] | null {
  const isWrapped = typeof body === 'object' && body !== null && 'events' in body
  const batch = isWrapped ? body.events : body
  if (!Array.isArray(batch)) return null
  if (batch.length === 0) throw new Unreadable({ code: 'empty_batch', detail: { max: batchLimit } })
  if (batch.length > batchLimit)
    throw new Unreadable({ code: 'batch_too_large', detail: { max: batchLimit } })
  return batch
}

function readEvent(arrival: Arrival, value: unknown, index: number | null, at: Instant): EventIn {
  const reading = readValue(behaviour, value)
  if (!reading.ok) throw new Unreadable(...placed(reading.faults, index))
  const { delivery, key } = reading
  if (delivery.kind !== 'event') throw new Error('a behaviour source reads events only')
  const wrongTime = timeFault(delivery.event.at, at)
  if (wrongTime !== null) throw new Unreadable(...placed([wrongTime], index))
  const alone = index === null ? arrival : { ...arrival, ...asOwnBody(value) }
  const inbound = inboundOf(alone, 'event', keyOf(idOnly(alone), key, at).key, at)
  const { who } = delivery.event
  const leadId = who.by === 'lead' ? who.leadId : inbound.leadId
  return { inbound: { ...inbound, leadId }, event: delivery.event }
}

/** Of a batch each event stands alone in the ledger. */
const asOwnBody = (value: unknown) => ({
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
})

/** Events repeat by their own id; a key of the whole request would be too coarse. */
const idOnly = ({ sender, body }: Arrival) => ({ sender, body })

function timeFault(at: Instant | null, now: Instant): ReadFault | null {
  if (at === null || (at <= now + clockSkewMs && at > now - oldestDays * 86_400_000)) return null
  return { code: 'time_out_of_bounds', field: 'at', detail: { days: oldestDays } }
}

function placed([first, ...others]: ReadFaults, index: number | null): ReadFaults {
  if (index === null) return [first, ...others]
  const place = (fault: ReadFault): ReadFault => ({
    ...fault,
    field: fault.field === undefined ? `events.${index}` : `events.${index}.${fault.field}`,
  })
  return [place(first), ...others.map(place)]
}

interface EventStored {
  readonly id: string
  readonly duplicate: boolean
}

async function store(
  deps: DeliverEventsDeps,
  events: readonly EventIn[],
): Promise<readonly EventStored[]> {
  const named = events.filter(({ event }) => event.who.by !== 'visitor')
  const rows = await deps.ledger.storeInbounds(named.map((each) => each.inbound))
  const stored = new Map(named.map((each, index) => [each, rows[index]]))
  const answers: EventStored[] = []
  for (const each of events) {
    const row = stored.get(each)
    answers.push(row === undefined ? await storeVisit(deps, each) : begin(deps, row))
  }
  return answers
}

function begin(deps: DeliverEventsDeps, row: Stored): EventStored {
  if (row.kind === 'new') deps.queue.push({ inboundId: row.id, leadId: row.leadId, kind: 'event' })
  return { id: row.id, duplicate: row.kind === 'known' }
}

/** Of a browser that nobody knows yet: kept beside it, no journey is bothered. */
export async function storeVisit(
  deps: Pick<DeliverEventsDeps, 'visitors' | 'queue'>,
  { inbound, event }: EventIn,
): Promise<EventStored> {
  if (event.who.by !== 'visitor') throw new Error('not a visit')
  const { kind, at, data, who } = event
  const visit = { visitorId: who.visitorId, kind, at: at ?? inbound.receivedAt, data }
  const stored = await deps.visitors.storeVisit(inbound, visit)
  if (stored.kind === 'of_lead')
    deps.queue.push({ inboundId: stored.id, leadId: stored.leadId, kind: 'event' })
  return { id: stored.id, duplicate: stored.kind === 'duplicate' }
}
