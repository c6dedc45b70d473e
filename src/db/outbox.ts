import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Notice } from '../domain/lead/notice.ts'
import type { PlaceName } from '../domain/lead/place.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
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

/** A card that already waits to be drawn is not queued twice: it will show how things stand then. */
export async function enqueue(tx: Tx, letters: readonly Letter[], now: Instant): Promise<void> {
  const fresh = await withoutWaitingCards(tx, letters)
  if (fresh.length === 0) return
  await tx.outbound.createMany({
    data: fresh.map(({ content, sendAfter, ...letter }) => ({
      ...letter,
      content: { ...content },
      sendAfter: sendAfter === null ? null : new Date(sendAfter),
      createdAt: new Date(now),
    })),
    skipDuplicates: true,
  })
}

async function withoutWaitingCards(tx: Tx, letters: readonly Letter[]): Promise<readonly Letter[]> {
  const leadIds = letters.flatMap(({ kind, leadId }) => (kind === 'card' && leadId ? [leadId] : []))
  if (leadIds.length === 0) return letters
  const waiting = await tx.outbound.findMany({
    where: { leadId: { in: leadIds }, kind: 'card', state: 'pending' },
    select: { platform: true, place: true },
  })
  const waits = new Set(waiting.map(({ platform, place }) => `${platform} ${place}`))
  return letters.filter(
    ({ kind, platform, place }) => kind !== 'card' || !waits.has(`${platform} ${place}`),
  )
}

/** Where this lead's messages wait, each with the last one that may go now. */
export async function waitingPlaces(
  { prisma }: Database,
  leadId: LeadId,
  now: Instant,
): Promise<readonly (Destination & { readonly upTo: bigint })[]> {
  const groups = await prisma.outbound.groupBy({
    by: ['platform', 'place'],
    where: { leadId, state: { in: ['pending', 'sending'] }, ...mayGo(now) },
    _max: { id: true },
  })
  return groups.flatMap(({ platform, place, _max }) =>
    _max.id === null ? [] : [{ platform, place, upTo: _max.id }],
  )
}

const mayGo = (now: Instant) => ({
  OR: [{ sendAfter: null }, { sendAfter: { lte: new Date(now) } }],
})

/** When the next message that is held back may go. */
export async function restAt(
  { prisma }: Database,
  leadId: LeadId,
  now: Instant,
): Promise<Instant | null> {
  const row = await prisma.outbound.findFirst({
    where: { leadId, state: 'pending', sendAfter: { gt: new Date(now) } },
    orderBy: { sendAfter: 'asc' },
    select: { sendAfter: true },
  })
  return row?.sendAfter?.getTime() ?? null
}

const row = z.object({
  id: z.bigint(),
  key: z.string(),
  lead_id: z.string().nullable(),
  kind: z.enum(['card', 'thread', 'direct', 'channel']),
  content: z.custom<Content>((value) => typeof value === 'object' && value !== null),
  created_at: z.date(),
  doubtful: z.boolean(),
})

/**
 * The oldest message of a place, leased to this process; 'busy' while another process sends there,
 * null when nothing up to `upTo` waits. One place is always sent in order.
 */
export async function leaseNext(
  { prisma }: Database,
  { platform, place }: Destination,
  upTo: bigint,
  options: { readonly now: Instant; readonly leaseSeconds: number },
): Promise<OutboundRow | 'busy' | null> {
  const held = new Date(options.now)
  const rows = await prisma.$queryRaw<unknown[]>`
    WITH oldest AS (
      SELECT id, state, lease_until FROM outbound
      WHERE platform = ${platform} AND place = ${place} AND state IN ('pending', 'sending')
        AND (send_after IS NULL OR send_after <= ${held}) AND id <= ${upTo}
      ORDER BY id LIMIT 1 FOR UPDATE
    )
    UPDATE outbound SET state = 'sending', attempts = attempts + 1,
      lease_until = clock_timestamp() + make_interval(secs => ${options.leaseSeconds})
    FROM oldest
    WHERE outbound.id = oldest.id
      AND (oldest.state = 'pending' OR oldest.lease_until < clock_timestamp())
    RETURNING outbound.id, key, lead_id, kind, content, created_at, oldest.state = 'sending' AS doubtful`
  const [leased] = rows
  if (leased !== undefined) return outboundRow(leased)
  return (await anyWaits(prisma, { platform, place }, upTo, held)) ? 'busy' : null
}

function outboundRow(raw: unknown): OutboundRow {
  const { lead_id, created_at, ...rest } = row.parse(raw)
  return { ...rest, leadId: lead_id as LeadId | null, createdAt: created_at.getTime() }
}

async function anyWaits(
  prisma: Database['prisma'],
  destination: Destination,
  upTo: bigint,
  now: Date,
): Promise<boolean> {
  const waiting = await prisma.outbound.findFirst({
    where: {
      ...destination,
      state: { in: ['pending', 'sending'] },
      id: { lte: upTo },
      ...mayGo(now.getTime()),
    },
    select: { id: true },
  })
  return waiting !== null
}

export async function markSent(
  { prisma }: Database,
  id: bigint,
  sent: { readonly channel: string; readonly messageId: string } | null,
): Promise<void> {
  await prisma.outbound.update({
    where: { id },
    data: {
      state: 'sent',
      leaseUntil: null,
      sentAt: new Date(),
      // A card that stands there already brings its paint along, which is no column here.
      ...(sent && { channel: sent.channel, messageId: sent.messageId }),
    },
  })
}

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
