import { z } from 'zod'
import type { PlaceName } from '../domain/lead/place.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Tx } from './transaction.ts'

/** Whose pings are counted is pinged by nobody else until the transaction ends. */
export async function pingsAfter(
  tx: Tx,
  places: readonly PlaceName[],
  since: Instant,
): Promise<ReadonlyMap<PlaceName, readonly Instant[]>> {
  await tx.ask({
    from: [],
    text: `SELECT pg_advisory_xact_lock(hashtextextended(place, 1))::text FROM unnest($1::text[]) AS place`,
    values: [[...places].sort()],
  })
  const rows = await tx.ask({
    from: ['outbound'],
    text: `SELECT place, array_agg(extract(epoch FROM greatest(created_at, send_after))::float8 * 1000) AS pings
      FROM outbound WHERE kind = 'direct' AND state <> 'failed' AND place = ANY($1::text[])
        AND greatest(created_at, send_after) > $2::timestamptz GROUP BY place`,
    values: [places, new Date(since)],
  })
  return new Map(rows.map((row) => pinged.parse(row)).map(({ place, pings }) => [place, pings]))
}

const pinged = z.object({ place: z.string(), pings: z.array(z.number().transform(Math.round)) })
