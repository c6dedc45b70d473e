import { findInbound, markProcessed, markRefused } from '../db/inbound.ts'
import { type LockedLead, lockLead } from '../db/lead-state.ts'
import { addEvents, addTouch, adoptVisitor, keepKeys, markUnsubscribed } from '../db/lead-touch.ts'
import type { Tx } from '../db/transaction.ts'
import type { BehaviourIn, LeadTouch } from '../domain/lead/touch-in.ts'
import { matchKeys } from '../domain/matching/match-keys.ts'
import type { House, Progress } from '../domain/progress/progress.ts'
import { returned } from '../domain/progress/visit.ts'
import { readDelivery } from '../intake/read-delivery.ts'

interface Taken {
  readonly lead: LockedLead
  readonly progress: Progress
}

/** What a known person sent again or did: written to the lead, then judged. */
export async function takeDelivery(
  tx: Tx,
  lead: LockedLead,
  inboundId: string,
  house: House,
): Promise<Taken> {
  const inbound = await findInbound(tx, inboundId)
  if (inbound === null || inbound.state !== 'stored') return unchanged(lead)
  const reading = readDelivery(inbound.source, inbound.contentType, inbound.body)
  if (!reading.ok) {
    await markRefused(tx, inboundId, { reason: reading.faults[0].code, at: house.at })
    return unchanged(lead)
  }
  const { delivery } = reading
  await markProcessed(tx, inboundId, { leadId: lead.row.id, at: house.at })
  return delivery.kind === 'lead'
    ? takeVisit(tx, lead, { inboundId, at: inbound.receivedAt, touch: delivery.touch }, house)
    : takeBehaviour(tx, lead, { inboundId, at: inbound.receivedAt, event: delivery.event })
}

const unchanged = (lead: LockedLead): Taken => ({ lead, progress: { state: lead.standing.state } })

async function takeVisit(
  tx: Tx,
  before: LockedLead,
  visit: { readonly inboundId: string; readonly at: number; readonly touch: LeadTouch },
  house: House,
): Promise<Taken> {
  const { leadId } = before.standing.state
  const { visits } = await addTouch(tx, before.row, visit.touch)
  await keepKeys(tx, leadId, matchKeys(visit.touch))
  const { source } = visit.touch
  await addEvents(tx, leadId, visit.inboundId, [
    { kind: 'returned', at: visit.at, data: { source } },
  ])
  if (visit.touch.visitorId !== null)
    await adoptVisitor(tx, leadId, visit.touch.visitorId, visit.at)
  const lead = await again(tx, before)
  return { lead, progress: returned(lead.standing, { source, visits }, house) }
}

async function takeBehaviour(
  tx: Tx,
  before: LockedLead,
  done: { readonly inboundId: string; readonly at: number; readonly event: BehaviourIn },
): Promise<Taken> {
  const { leadId } = before.standing.state
  const at = done.event.at ?? done.at
  await addEvents(tx, leadId, done.inboundId, [{ ...done.event, at }])
  if (done.event.kind === 'unsubscribed') await markUnsubscribed(tx, leadId, at)
  const lead = await again(tx, before)
  return { lead, progress: { state: lead.standing.state } }
}

async function again(tx: Tx, { standing }: LockedLead): Promise<LockedLead> {
  const lead = await lockLead(tx, standing.state.leadId)
  if (lead === null) throw new Error(`lead ${standing.state.leadId} is gone while it is locked`)
  return lead
}
