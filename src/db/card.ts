import type { LeadId } from '../domain/lead/lead.ts'
import type { Database } from './client.ts'
import type { Destination } from './outbox.ts'
import type { Tx } from './transaction.ts'

/** Where a lead's living card stands, and the hash of what it shows. */
export interface StandingCard {
  readonly channel: string
  readonly messageId: string
  readonly painted: string | null
}

export async function readCard(
  { prisma }: Database,
  leadId: LeadId,
  destination: Destination,
): Promise<StandingCard | null> {
  const row = await prisma.card.findUnique({
    where: { leadId_platform_place: { leadId, ...destination } },
  })
  if (row?.channel == null || row.messageId === null) return null
  return { channel: row.channel, messageId: row.messageId, painted: row.painted }
}

export async function keepCard(
  { prisma }: Database,
  leadId: LeadId,
  destination: Destination,
  card: StandingCard,
): Promise<void> {
  await prisma.card.upsert({
    where: { leadId_platform_place: { leadId, ...destination } },
    create: { leadId, ...destination, ...card },
    update: card,
  })
}

/** Somebody deleted the message: the next drawing posts it anew. */
export async function forgetCard(
  { prisma }: Database,
  leadId: LeadId,
  destination: Destination,
): Promise<void> {
  await prisma.card.updateMany({
    where: { leadId, ...destination },
    data: { channel: null, messageId: null, painted: null },
  })
}

/** How many stood on a platform that has lost its messages. */
export async function forgetCardsOf({ prisma }: Database, platform: string): Promise<number> {
  const { count } = await prisma.card.updateMany({
    where: { platform, messageId: { not: null } },
    data: { channel: null, messageId: null, painted: null },
  })
  return count
}

export const placesWithCard = (tx: Tx, leadId: LeadId): Promise<readonly Destination[]> =>
  tx.card.findMany({ where: { leadId }, select: { platform: true, place: true } })
