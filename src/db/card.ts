import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Database } from './client.ts'
import type { Destination } from './outbox.ts'
import { named } from './statement.ts'
import type { Tx } from './transaction.ts'

/** Where a lead's living card stands, and the hash of what it shows. */
export interface StandingCard {
  readonly channel: string
  readonly messageId: string
  readonly painted: string | null
}

export async function readCard(
  db: Database,
  leadId: LeadId,
  { platform, place }: Destination,
): Promise<StandingCard | null> {
  const [row] = await db.ask({
    from: ['card'],
    text: `SELECT channel, message_id, painted FROM card
      WHERE lead_id = $1 AND platform = $2 AND place = $3 AND channel IS NOT NULL AND message_id IS NOT NULL`,
    values: [leadId, platform, place],
  })
  return row === undefined ? null : standingCard.parse(named(row))
}

const standingCard = z.object({
  channel: z.string(),
  messageId: z.string(),
  painted: z.string().nullable(),
})

export const keepCard = (
  db: Database,
  leadId: LeadId,
  { platform, place }: Destination,
  { channel, messageId, painted }: StandingCard,
): Promise<void> =>
  db.write({
    to: 'card',
    text: `INSERT INTO card (lead_id, platform, place, channel, message_id, painted)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (lead_id, platform, place) DO UPDATE
      SET channel = excluded.channel, message_id = excluded.message_id, painted = excluded.painted`,
    values: [leadId, platform, place, channel, messageId, painted],
  })

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

export async function placesWithCard(tx: Tx, leadId: LeadId): Promise<readonly Destination[]> {
  const text = 'SELECT platform, place FROM card WHERE lead_id = $1'
  return places.parse(await tx.ask({ from: ['card'], text, values: [leadId] }))
}

const places = z.array(z.object({ platform: z.string(), place: z.string() }))
