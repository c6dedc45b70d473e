import { z } from 'zod'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import type { PrismaClient } from './generated/client.ts'
import { type Asks, columns, named, updateById } from './statement.ts'
import { storeInbound, storeInbounds } from './store-inbound.ts'

export type InboundKind = 'lead' | 'event'

/** A delivery as it came. */
export interface Inbound {
  readonly id: string
  /** Which reader understands the body. */
  readonly source: string
  /** Makes the delivery unique within its source. */
  readonly key: string
  readonly kind: InboundKind
  /** What a new lead would be called; once processed, the lead it became or touched. */
  readonly leadId: string
  readonly body: Uint8Array
  readonly contentType: string
  readonly receivedAt: Instant
}

export interface LedgerRow extends Inbound {
  readonly state: 'stored' | 'processed' | 'refused'
  readonly refusal: string | null
  readonly processedAt: Instant | null
}

export type Stored =
  | { readonly kind: 'new'; readonly id: string; readonly leadId: string }
  | {
      readonly kind: 'known'
      readonly id: string
      readonly leadId: string
      readonly sameBody: boolean
    }

/** The same content under this key within this time is the same delivery too. */
export interface SeenBefore {
  readonly key: string
  readonly since: Instant
}

export interface Waiting {
  readonly id: string
  readonly leadId: string
  readonly kind: InboundKind
  readonly receivedAt: Instant
}

/** What the intake asks of the record. */
export interface Ledger {
  storeInbound(inbound: Inbound, seenBefore?: SeenBefore): Promise<Stored>
  /** All or none, in the order given. */
  storeInbounds(inbounds: readonly Inbound[]): Promise<readonly Stored[]>
  /** Keeps what was turned away; the same body refused again is one row for each key. */
  storeRefused(inbound: Inbound, reason: string): Promise<void>
  unprocessed(before: Instant, limit: number, after?: Waiting): Promise<readonly Waiting[]>
}

export function createLedger({ prisma, pool }: Database): Ledger {
  return {
    storeInbound: (inbound, seenBefore) => storeInbound(pool, inbound, seenBefore),
    storeInbounds: (inbounds) => storeInbounds(pool, inbounds),
    storeRefused: (inbound, reason) => storeRefused(prisma, inbound, reason),
    unprocessed: (before, limit, after) => unprocessed(prisma, before, limit, after),
  }
}

type Inbounds = Pick<PrismaClient, 'inboundEvent'>

export async function storeRefused(
  prisma: Inbounds,
  inbound: Inbound,
  reason: string,
): Promise<void> {
  const { body, receivedAt, ...rest } = inbound
  await prisma.inboundEvent.createMany({
    data: {
      ...rest,
      body: Uint8Array.from(body),
      receivedAt: new Date(receivedAt),
      state: 'refused',
      refusal: reason,
      processedAt: new Date(receivedAt),
    },
    skipDuplicates: true,
  })
}

/** Oldest first; `after` is the last one of the page before. */
export async function unprocessed(
  prisma: Inbounds,
  before: Instant,
  limit: number,
  after?: Waiting,
): Promise<readonly Waiting[]> {
  const rows = await prisma.inboundEvent.findMany({
    where: { state: 'stored', receivedAt: { lte: new Date(before) }, ...(after && later(after)) },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, leadId: true, kind: true, receivedAt: true },
  })
  return rows.map((row) => ({
    ...row,
    kind: kindOf(row.kind),
    receivedAt: row.receivedAt.getTime(),
  }))
}

/** To be called in the transaction that records what the delivery meant. */
export const markProcessed = (
  on: Asks,
  id: string,
  { leadId, at }: { readonly leadId: string; readonly at: Instant },
): Promise<void> =>
  on.write(
    updateById('inbound_event', id, { state: 'processed', leadId, processedAt: new Date(at) }),
  )

/** For what was accepted at the door and turned out to mean nothing, such as an event of nobody known. */
export const markRefused = (
  on: Asks,
  id: string,
  { reason, at }: { readonly reason: string; readonly at: Instant },
): Promise<void> =>
  on.write({
    to: 'inbound_event',
    text: `UPDATE inbound_event SET state = 'refused', refusal = $2, processed_at = $3
      WHERE id = $1 AND state = 'stored'`,
    values: [id, reason, new Date(at)],
  })

export async function findInbound(from: Asks, id: string): Promise<LedgerRow | null> {
  const [row] = await from.ask({
    from: ['inbound_event'],
    text: `SELECT ${ledgerColumns} FROM inbound_event WHERE id = $1`,
    values: [id],
  })
  return row === undefined ? null : ledgerRow.parse(named(row))
}

const instant = z.date().transform((at) => at.getTime())

const ledgerRow = z.object({
  id: z.string(),
  source: z.string(),
  key: z.string(),
  kind: z.string().transform(kindOf),
  leadId: z.string(),
  body: z.instanceof(Uint8Array),
  contentType: z.string(),
  state: z.string().transform(stateOf),
  refusal: z.string().nullable(),
  receivedAt: instant,
  processedAt: instant.nullable(),
})

const ledgerColumns = columns(Object.keys(ledgerRow.shape))

const later = (after: Waiting) => ({
  OR: [
    { receivedAt: { gt: new Date(after.receivedAt) } },
    { receivedAt: new Date(after.receivedAt), id: { gt: after.id } },
  ],
})

function kindOf(kind: string): InboundKind {
  return kind === 'event' ? 'event' : 'lead'
}

function stateOf(state: string): LedgerRow['state'] {
  return state === 'processed' || state === 'refused' ? state : 'stored'
}
