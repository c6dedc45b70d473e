import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { ListPart } from '../domain/lead/opening-list.ts'
import type { Database } from './client.ts'
import { partOf, ranksOf } from './opening-list.ts'
import type { Destination } from './outbox.ts'
import { named } from './statement.ts'
import type { Tx } from './transaction.ts'

/** Where a lead's living card stands, and the hash of what it shows. */
export interface StandingCard {
  readonly channel: string
  readonly messageId: string
  readonly painted: string | null
}

/** A lead's place in a channel: its card once one was posted, and the list whose message it shares. */
export interface Seat {
  readonly standing: StandingCard | null
  readonly list: ListPart | null
}

export const noSeat: Seat = { standing: null, list: null }

export async function readCard(
  db: Database,
  leadId: LeadId,
  { platform, place }: Destination,
): Promise<Seat> {
  const [row] = await db.ask({
    from: ['card'],
    text: `SELECT channel, message_id, painted, opening, rank FROM card
      WHERE lead_id = $1 AND platform = $2 AND place = $3`,
    values: [leadId, platform, place],
  })
  return row === undefined ? noSeat : seat.parse(named(row))
}

const seat = z
  .object({
    channel: z.string().nullable(),
    messageId: z.string().nullable(),
    painted: z.string().nullable(),
    opening: z.date().nullable(),
    rank: z.number().nullable(),
  })
  .transform(
    ({ channel, messageId, painted, opening, rank }): Seat => ({
      standing: channel === null || messageId === null ? null : { channel, messageId, painted },
      list:
        opening === null || rank === null
          ? null
          : { opening: opening.getTime(), part: partOf(rank) },
    }),
  )

/** All leads of a list's part stand on the same message. */
export const keepCard = (
  db: Database,
  leadId: LeadId,
  to: Destination,
  list: ListPart | null,
  standing: StandingCard,
): Promise<void> =>
  list === null ? keepOwn(db, leadId, to, standing) : movePart(db, to, list, standing)

const keepOwn = (
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

const movePart = (
  db: Database,
  { platform, place }: Destination,
  list: ListPart,
  standing: StandingCard | null,
): Promise<void> => {
  const { channel = null, messageId = null, painted = null } = standing ?? {}
  return db.write({
    to: 'card',
    text: `UPDATE card SET channel = $6, message_id = $7, painted = $8
      WHERE platform = $1 AND place = $2 AND opening = $3 AND rank BETWEEN $4 AND $5`,
    values: [
      platform,
      place,
      new Date(list.opening),
      ...ranksOf(list),
      channel,
      messageId,
      painted,
    ],
  })
}

/** Somebody deleted the message: the next drawing posts it anew. */
export async function forgetCard(
  db: Database,
  leadId: LeadId,
  destination: Destination,
  list: ListPart | null,
): Promise<void> {
  if (list !== null) return movePart(db, destination, list, null)
  await db.prisma.card.updateMany({
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
