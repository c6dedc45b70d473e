import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import type { PrismaClient } from './generated/client.ts'
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
export async function markProcessed(
  prisma: Inbounds,
  id: string,
  done: { readonly leadId: string; readonly at: Instant },
): Promise<void> {
  await prisma.inboundEvent.updateMany({
    where: { id },
    data: { state: 'processed', leadId: done.leadId, processedAt: new Date(done.at) },
  })
}

/** For what was accepted at the door and turned out to mean nothing, such as an event of nobody known. */
export async function markRefused(
  prisma: Inbounds,
  id: string,
  refused: { readonly reason: string; readonly at: Instant },
): Promise<void> {
  await prisma.inboundEvent.updateMany({
    where: { id, state: 'stored' },
    data: { state: 'refused', refusal: refused.reason, processedAt: new Date(refused.at) },
  })
}

export async function findInbound(prisma: Inbounds, id: string): Promise<LedgerRow | null> {
  const row = await prisma.inboundEvent.findUnique({ where: { id } })
  if (row === null) return null
  return {
    ...row,
    kind: kindOf(row.kind),
    state: stateOf(row.state),
    receivedAt: row.receivedAt.getTime(),
    processedAt: row.processedAt?.getTime() ?? null,
  }
}

const later = (after: Waiting) => ({
  OR: [
    { receivedAt: { gt: new Date(after.receivedAt) } },
    { receivedAt: new Date(after.receivedAt), id: { gt: after.id } },
  ],
})

const kindOf = (kind: string): InboundKind => (kind === 'event' ? 'event' : 'lead')

const stateOf = (state: string): LedgerRow['state'] =>
  state === 'processed' || state === 'refused' ? state : 'stored'
