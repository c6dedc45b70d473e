import { v7 as uuid } from 'uuid'
import type { BehaviourKind } from '../domain/lead/behaviour.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { PrismaClient } from './generated/client.ts'
import type { Inbound } from './inbound.ts'

/** Something a browser did, known by its visitor id alone. */
export interface Visit {
  readonly visitorId: string
  readonly kind: BehaviourKind
  readonly at: Instant
  readonly data: Readonly<Record<string, string>>
}

/** `lead` is whose browser it is: then the delivery waits in the ledger for that lead's journey. */
export type VisitStored =
  | { readonly kind: 'anonymous' | 'duplicate'; readonly id: string }
  | { readonly kind: 'of_lead'; readonly id: string; readonly leadId: string }

/** What the intake asks of the visitors. */
export interface Visitors {
  storeVisit(inbound: Inbound, visit: Visit): Promise<VisitStored>
  forgetVisitor(visitorId: string): Promise<void>
}

type Tables = Pick<PrismaClient, 'visitor' | 'leadEvent' | 'inboundEvent' | '$queryRaw'>
type Transactional = Pick<PrismaClient, '$transaction'>

export function createVisitors(prisma: Transactional): Visitors {
  return {
    storeVisit: (inbound, visit) => storeVisit(prisma, inbound, visit),
    forgetVisitor: (visitorId) => forgetVisitor(prisma, visitorId),
  }
}

/**
 * Keeps the visit of a browser nobody knows beside it, until a form names them; no journey is bothered.
 * The lock on the visitor keeps a visit from falling between this and the form that names them.
 */
export function storeVisit(
  prisma: Transactional,
  inbound: Inbound,
  visit: Visit,
): Promise<VisitStored> {
  return prisma.$transaction(async (tx) => {
    const leadId = await leadOfVisitor(tx, visit.visitorId, visit.at)
    const firstId = await storeDelivery(tx, inbound, leadId)
    if (firstId !== inbound.id) return { kind: 'duplicate', id: firstId }
    if (leadId !== null) return { kind: 'of_lead', id: inbound.id, leadId }
    await tx.leadEvent.create({ data: anonymousEvent(inbound, visit) })
    return { kind: 'anonymous', id: inbound.id }
  })
}

/** The browser took its consent back: what it did anonymously is erased, a lead's history loses the link. */
export function forgetVisitor(prisma: Transactional, visitorId: string): Promise<void> {
  return prisma.$transaction(async (tx) => {
    // First, as it waits for a visit that is just being stored.
    await tx.visitor.deleteMany({ where: { id: visitorId } })
    await tx.$executeRaw`
      UPDATE inbound_event SET body = '', key = id::text
      WHERE source = 'web' AND id IN (
        SELECT inbound_id FROM lead_event WHERE visitor_id = ${visitorId})`
    await tx.leadEvent.deleteMany({ where: { visitorId, leadId: null } })
    await tx.leadEvent.updateMany({ where: { visitorId }, data: { visitorId: null } })
  })
}

async function leadOfVisitor(tx: Tables, id: string, at: Instant): Promise<string | null> {
  await tx.visitor.createMany({ data: [{ id, consentAt: new Date(at) }], skipDuplicates: true })
  const rows = await tx.$queryRaw<
    { lead_id: string | null }[]
  >`SELECT lead_id FROM visitor WHERE id = ${id} FOR SHARE`
  return rows[0]?.lead_id ?? null
}

/** The id under which the delivery stands: its own, or that of the same one before. */
async function storeDelivery(
  tx: Tables,
  { body, receivedAt, ...inbound }: Inbound,
  leadId: string | null,
): Promise<string> {
  const received = new Date(receivedAt)
  const row = { ...inbound, body: Uint8Array.from(body), receivedAt: received }
  const fate = leadId === null ? { state: 'processed', processedAt: received } : { leadId }
  const data = [{ ...row, ...fate }]
  await tx.inboundEvent.createMany({ data, skipDuplicates: true })
  const source_key = { source: inbound.source, key: inbound.key }
  const stored = await tx.inboundEvent.findUnique({ where: { source_key }, select: { id: true } })
  return stored?.id ?? inbound.id
}

const anonymousEvent = (inbound: Inbound, visit: Visit) => ({
  id: uuid(),
  visitorId: visit.visitorId,
  inboundId: inbound.id,
  kind: visit.kind,
  at: new Date(visit.at),
  data: visit.data,
})
