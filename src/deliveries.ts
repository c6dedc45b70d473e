import { keepForVisitor, leadOf } from './db/behaviour.ts'
import type { Database } from './db/client.ts'
import { findInbound, type LedgerRow, markRefused } from './db/inbound.ts'
import { leadId } from './db/lead-state.ts'
import type { BehaviourIn } from './domain/lead/touch-in.ts'
import type { JourneyStarter } from './intake/journey-starter.ts'
import { readDelivery } from './intake/read-delivery.ts'
import type { Journeys } from './temporal/journeys.ts'

/** From the ledger to a journey: a lead begins one, behaviour wakes the one it belongs to. */
export const createStarter = (db: Database, journeys: Journeys): JourneyStarter => ({
  begin: ({ kind, leadId: id, inboundId }) =>
    kind === 'lead' ? journeys.begin(leadId(id), inboundId) : route(db, journeys, inboundId),
})

async function route(db: Database, journeys: Journeys, inboundId: string): Promise<void> {
  const inbound = await findInbound(db, inboundId)
  if (inbound === null || inbound.state !== 'stored') return
  const reading = readDelivery(inbound.source, inbound.contentType, inbound.body)
  if (!reading.ok || reading.delivery.kind !== 'event') return refuse(db, inbound, 'not_an_event')
  const { event } = reading.delivery
  const known = await leadOf(db, event.who)
  if (known !== null) return journeys.behaved(known, inboundId)
  await ofAStranger(db, inbound, event)
}

async function ofAStranger(db: Database, inbound: LedgerRow, event: BehaviourIn): Promise<void> {
  if (event.who.by === 'visitor') await keepForVisitor(db, inbound, event.who.visitorId, event)
  else await refuse(db, inbound, 'nobody_known')
}

const refuse = (db: Database, { id, receivedAt }: LedgerRow, reason: string): Promise<void> =>
  markRefused(db, id, { reason, at: receivedAt })
