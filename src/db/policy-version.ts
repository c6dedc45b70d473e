import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import type { PolicyVersion as Row } from './generated/client.ts'
import { inPrismaTransaction, type PrismaTx } from './transaction.ts'

export interface NewPolicy {
  readonly yaml: string
  /** Of the content; the same hash as the one in force changes nothing. */
  readonly hash: string
  /** A member's id, or `baton`. */
  readonly by: string
  readonly at: Instant
}

export interface StoredPolicy extends NewPolicy {
  readonly version: number
}

/** The rules as they were read become the ones in force; two appliers at once are one after the other. */
export const applyPolicy = (
  db: Database,
  policy: NewPolicy,
): Promise<{ readonly version: number; readonly changed: boolean }> =>
  inPrismaTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('apply_policy'))::text`
    const before = await latest(tx)
    if (before !== null && before.hash === policy.hash) {
      return { version: before.version, changed: false }
    }
    const version = await keep(tx, policy)
    await audit(tx, policy, before?.version ?? null, version)
    return { version, changed: true }
  })

/** The rules in force; null before the first were applied. */
export async function activePolicy({ prisma }: Database): Promise<StoredPolicy | null> {
  const row = await latest(prisma)
  return row === null ? null : stored(row)
}

/** All that ever were in force, newest first. */
export async function policyHistory({
  prisma,
}: Database): Promise<readonly Omit<StoredPolicy, 'yaml'>[]> {
  const rows = await prisma.policyVersion.findMany({
    orderBy: { version: 'desc' },
    omit: { yaml: true },
  })
  return rows.map(({ version, hash, appliedBy, appliedAt }) => ({
    version,
    hash,
    by: appliedBy,
    at: appliedAt.getTime(),
  }))
}

const latest = (from: Pick<PrismaTx, 'policyVersion'>): Promise<Row | null> =>
  from.policyVersion.findFirst({ orderBy: { version: 'desc' } })

async function keep(tx: PrismaTx, { yaml, hash, by, at }: NewPolicy): Promise<number> {
  const { version } = await tx.policyVersion.create({
    data: { yaml, hash, appliedBy: by, appliedAt: new Date(at) },
    select: { version: true },
  })
  return version
}

const audit = (tx: PrismaTx, { by, at }: NewPolicy, before: number | null, version: number) =>
  tx.auditEntry.create({
    data: {
      changeId: `policy:${version}`,
      at: new Date(at),
      by,
      action: 'apply_policy',
      after: { version },
      ...(before === null ? {} : { before: { version: before } }),
    },
  })

const stored = ({ version, yaml, hash, appliedBy, appliedAt }: Row): StoredPolicy => ({
  version,
  yaml,
  hash,
  by: appliedBy,
  at: appliedAt.getTime(),
})
