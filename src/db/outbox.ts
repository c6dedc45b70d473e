import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Notice } from '../domain/lead/notice.ts'
import type { PlaceName } from '../domain/lead/place.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import { json, named } from './statement.ts'
import type { Tx } from './transaction.ts'

/** What to say; it is put into words when it is sent, so that it says how things stand then. */
export type Content =
  | { readonly view: 'card' }
  | { readonly view: 'notice'; readonly notice: Notice }

export interface Destination {
  readonly platform: string
  readonly place: PlaceName
}

export interface Letter extends Destination {
  /** Makes a repeat the same message. */
  readonly key: string
  readonly leadId: LeadId | null
  readonly kind: 'card' | 'thread' | 'direct' | 'channel'
  readonly content: Content
  readonly sendAfter: Instant | null
}

export interface OutboundRow {
  readonly id: bigint
  readonly key: string
  readonly leadId: LeadId | null
  readonly kind: Letter['kind']
  readonly content: Content
  readonly createdAt: Instant
  /** It was being sent when its sender was lost: it may stand there already. */
  readonly doubtful: boolean
}

/**
 * In the order given. A card that already waits to be drawn is not queued twice: it will show how things
 * stand then.
 */
export async function enqueue(tx: Tx, letters: readonly Letter[], now: Instant): Promise<void> {
  if (letters.length === 0) return
  const column = <Value>(of: (letter: Letter) => Value) => letters.map(of)
  await tx.write({
    to: 'outbound',
    text: enqueueText,
    values: [
      column(({ key }) => key),
      column(({ platform }) => platform),
      column(({ place }) => place),
      column(({ leadId }) => leadId),
      column(({ kind }) => kind),
      column(({ content }) => json(content)),
      column(({ sendAfter }) => (sendAfter === null ? null : new Date(sendAfter))),
      new Date(now),
    ],
  })
}

const enqueueText = `
  INSERT INTO outbound (key, platform, place, lead_id, kind, content, send_after, created_at)
  SELECT key, platform, place, lead_id, kind, content::jsonb, send_after, $8::timestamptz
  FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[],
    $7::timestamptz[])
    WITH ORDINALITY AS letter(key, platform, place, lead_id, kind, content, send_after, nth)
  WHERE NOT (kind = 'card' AND EXISTS (SELECT 1 FROM outbound waits
    WHERE waits.lead_id = letter.lead_id AND waits.kind = 'card' AND waits.state = 'pending'
      AND waits.platform = letter.platform AND waits.place = letter.place))
  ORDER BY nth
  ON CONFLICT (key) DO NOTHING`

/** Where this lead's messages wait, each with the last one that may go now. */
export async function waitingPlaces(
  db: Database,
  leadId: LeadId,
  now: Instant,
): Promise<readonly (Destination & { readonly upTo: bigint })[]> {
  const rows = await db.ask({
    from: ['outbound'],
    text: `SELECT platform, place, max(id) AS up_to FROM outbound
      WHERE lead_id = $1 AND state IN ('pending', 'sending')
        AND (send_after IS NULL OR send_after <= $2)
      GROUP BY platform, place`,
    values: [leadId, new Date(now)],
  })
  return rows.map((each) => waitingPlace.parse(named(each)))
}

const bigint = z.string().transform(BigInt)
const waitingPlace = z.object({ platform: z.string(), place: z.string(), upTo: bigint })

/** When the next message that is held back may go. */
export async function restAt(db: Database, leadId: LeadId, now: Instant): Promise<Instant | null> {
  const [next] = await db.ask({
    from: ['outbound'],
    text: `SELECT min(send_after) AS at FROM outbound
      WHERE lead_id = $1 AND state = 'pending' AND send_after > $2`,
    values: [leadId, new Date(now)],
  })
  return rest.parse(next).at?.getTime() ?? null
}

const rest = z.object({ at: z.date().nullable() })

/**
 * The oldest message of a place, leased to this process; 'busy' while another process sends there,
 * null when nothing up to `upTo` waits. One place is always sent in order.
 */
export async function leaseNext(
  db: Database,
  { platform, place }: Destination,
  upTo: bigint,
  options: { readonly now: Instant; readonly leaseSeconds: number },
): Promise<OutboundRow | 'busy' | null> {
  const [found] = await db.ask({
    from: ['outbound'],
    text: leaseText,
    values: [platform, place, new Date(options.now), upTo, options.leaseSeconds],
  })
  if (found?.['id'] != null) return outboundRow.parse(named(found))
  return found?.['waits'] === true ? 'busy' : null
}

const mayGoNow = `platform = $1 AND place = $2 AND state IN ('pending', 'sending')
  AND (send_after IS NULL OR send_after <= $3) AND id <= $4::bigint`

/** `waits` is looked up as things were at the start: a row that was sent meanwhile may have one behind it. */
const leaseText = `
  WITH oldest AS (
    SELECT id, state, lease_until FROM outbound WHERE ${mayGoNow}
    ORDER BY id LIMIT 1 FOR UPDATE
  ), leased AS (
    UPDATE outbound SET state = 'sending', attempts = attempts + 1,
      lease_until = clock_timestamp() + make_interval(secs => $5::double precision)
    FROM oldest
    WHERE outbound.id = oldest.id
      AND (oldest.state = 'pending' OR oldest.lease_until < clock_timestamp())
    RETURNING outbound.id, key, lead_id, kind, content, created_at, oldest.state = 'sending' AS doubtful
  )
  SELECT leased.*, EXISTS (SELECT 1 FROM outbound WHERE ${mayGoNow}) AS waits
  FROM (SELECT 1) AS one LEFT JOIN leased ON true`

const outboundRow = z.object({
  id: bigint,
  key: z.string(),
  leadId: z.custom<LeadId | null>((value) => value === null || typeof value === 'string'),
  kind: z.enum(['card', 'thread', 'direct', 'channel']),
  content: z.custom<Content>((value) => typeof value === 'object' && value !== null),
  createdAt: z.date().transform((at): Instant => at.getTime()),
  doubtful: z.boolean(),
})

export const markSent = (
  db: Database,
  id: bigint,
  sent: { readonly channel: string; readonly messageId: string } | null,
): Promise<void> =>
  db.write({
    to: 'outbound',
    text: `UPDATE outbound SET state = 'sent', lease_until = NULL, sent_at = clock_timestamp(),
      channel = coalesce($2, channel), message_id = coalesce($3, message_id) WHERE id = $1`,
    // A card that stands there already brings its paint along, which is no column here.
    values: [id, sent?.channel ?? null, sent?.messageId ?? null],
  })

/** The platform will never take it; it stays for `/baton status`. */
export async function markFailed({ prisma }: Database, id: bigint, error: string): Promise<void> {
  await prisma.outbound.update({
    where: { id },
    data: { state: 'failed', leaseUntil: null, error },
  })
}

/** Not sent for certain: the next try need not ask the platform. */
export async function giveBack({ prisma }: Database, id: bigint, error: string): Promise<void> {
  await prisma.outbound.update({
    where: { id },
    data: { state: 'pending', leaseUntil: null, error },
  })
}

/** Perhaps sent: the next try asks the platform first. */
export async function leaveInDoubt({ prisma }: Database, id: bigint, error: string): Promise<void> {
  await prisma.outbound.update({ where: { id }, data: { leaseUntil: new Date(0), error } })
}
