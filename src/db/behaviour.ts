import { v7 as uuid } from 'uuid'
import type { LeadId } from '../domain/lead/lead.ts'
import type { BehaviourIn, WhoDid } from '../domain/lead/touch-in.ts'
import { matchKeys } from '../domain/matching/match-keys.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import { markProcessed } from './inbound.ts'
import { leadId } from './lead-state.ts'
import { insertInto } from './statement.ts'
import { inTransaction } from './transaction.ts'

/** Whose doing it was, or null while nobody is known under that name. */
export async function leadOf({ prisma }: Database, who: WhoDid): Promise<LeadId | null> {
  switch (who.by) {
    case 'lead': {
      const lead = await prisma.lead.findUnique({ where: { id: who.leadId }, select: { id: true } })
      return lead && leadId(lead.id)
    }
    case 'visitor': {
      const visitor = await prisma.visitor.findUnique({ where: { id: who.visitorId } })
      return visitor?.leadId == null ? null : leadId(visitor.leadId)
    }
    case 'phone':
      return byKeys(prisma, matchKeys({ phone: who.phone, email: null }))
    case 'email':
      return byKeys(prisma, matchKeys({ phone: null, email: who.email }))
    default:
      return who satisfies never
  }
}

async function byKeys(prisma: Database['prisma'], keys: readonly string[]): Promise<LeadId | null> {
  const key = await prisma.leadKey.findFirst({ where: { key: { in: [...keys] } } })
  return key && leadId(key.leadId)
}

/** Kept for the browser, until a form says who sits before it. */
export async function keepForVisitor(
  db: Database,
  inbound: { readonly id: string; readonly leadId: string; readonly receivedAt: Instant },
  visitorId: string,
  event: BehaviourIn,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const at = new Date(event.at ?? inbound.receivedAt)
    const { kind, data } = event
    const row = { id: uuid(), visitorId, inboundId: inbound.id, kind, at, data: { ...data } }
    await tx.write(insertInto('lead_event', row))
    await markProcessed(tx, inbound.id, { leadId: inbound.leadId, at: inbound.receivedAt })
  })
}
