import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { ListPart } from '../domain/lead/opening-list.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import { leadId } from './lead-state.ts'
import type { Destination } from './outbox.ts'
import { named } from './statement.ts'
import type { Tx } from './transaction.ts'

/** How many leads stand in one message: fewer than any platform's limits allow. */
export const leadsInPart = 10

export const partOf = (rank: number): number => Math.floor((rank - 1) / leadsInPart)

/** Ranks from the first of a part to its last. */
export const ranksOf = ({ part }: Pick<ListPart, 'part'>): readonly [number, number] => [
  part * leadsInPart + 1,
  (part + 1) * leadsInPart,
]

/** Leads are announced one after another: who comes first finds out who else waits, and locks them. */
export async function lockOpenings(tx: Tx): Promise<void> {
  const text = `SELECT pg_advisory_xact_lock(hashtextextended('openings', 0))::text`
  await tx.ask({ from: [], text, values: [] })
}

/**
 * Seats all who wait for this opening in one list, best first, unless that was done before. Answers with the
 * first lead of each part, in order; nothing for one that waits alone and gets a card of its own.
 */
export async function seatWaiting(
  tx: Tx,
  waiting: { readonly opening: Instant; readonly leadId: LeadId },
  { platform, place }: Destination,
): Promise<readonly { readonly leadId: LeadId; readonly part: number }[]> {
  const rows = await tx.ask({
    from: ['lead', 'card'],
    text: seatText,
    values: [new Date(waiting.opening), waiting.leadId, platform, place],
  })
  const seats = rows.map((row) => seat.parse(named(row))).toSorted((a, b) => a.rank - b.rank)
  return seats
    .filter(({ rank }) => rank % leadsInPart === 1)
    .map((first) => ({ leadId: first.leadId, part: partOf(first.rank) }))
}

const seat = z.object({ leadId: z.string().transform(leadId), rank: z.number() })

/** A lead whose card stands in the channel already is shown there, as ever. */
const seatText = `
  WITH waiting AS (
    SELECT id, score, created_at FROM lead
    WHERE (opening = $1::timestamptz OR id = $2::uuid)
      AND NOT EXISTS (SELECT 1 FROM card
        WHERE platform = $3 AND place = $4 AND (lead_id = lead.id OR opening = $1::timestamptz))
    FOR UPDATE
  )
  INSERT INTO card (lead_id, platform, place, opening, rank)
  SELECT id, $3, $4, $1::timestamptz, row_number() OVER (ORDER BY score DESC, created_at, id)
  FROM waiting WHERE (SELECT count(*) FROM waiting) > 1
  RETURNING lead_id, rank`

/** Who stands in a part of a list, best first, and how many in all its parts. */
export async function readPart(
  db: Database,
  { platform, place }: Destination,
  list: ListPart,
): Promise<{ readonly leadIds: readonly LeadId[]; readonly total: number }> {
  const [row] = await db.ask({
    from: ['card'],
    text: `SELECT count(*)::int AS total, coalesce(
        array_agg(lead_id::text ORDER BY rank) FILTER (WHERE rank BETWEEN $4 AND $5), '{}') AS lead_ids
      FROM card WHERE platform = $1 AND place = $2 AND opening = $3`,
    values: [platform, place, new Date(list.opening), ...ranksOf(list)],
  })
  return partRow.parse(named(row ?? {}))
}

const partRow = z.object({ leadIds: z.array(z.string().transform(leadId)), total: z.number() })
