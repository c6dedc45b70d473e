import { PrismaPg } from '@prisma/adapter-pg'
import type { Transaction } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { applyMigrations } from './schema-engine/apply.ts'
import {
  migrationNames,
  migrationsFolder,
  readMigrations,
} from './schema-engine/migration-files.ts'
import { runScript } from './schema-engine/whole-scripts.ts'

export { MigrationFailed } from './schema-engine/migration-failed.ts'

export interface MigrateOptions {
  /** `postgresql://user@host/name`, or `?host=/folder` for a unix socket. */
  readonly databaseUrl: string
  /** Where the migrations are, when not in this program. */
  readonly folder?: URL
}

export interface MigrationStatus {
  readonly applied: readonly string[]
  /** In the order in which they will be applied. */
  readonly pending: readonly string[]
}

/**
 * Brings the database up to this version and returns the names of what was applied. All of it
 * happens in one transaction under Prisma's own advisory lock: several processes may call it at
 * once, and one killed halfway leaves the database as it was.
 * @throws MigrationFailed when PostgreSQL refuses a migration; nothing is kept then
 */
export async function migrate(
  options: MigrateOptions,
): Promise<{ readonly applied: readonly string[] }> {
  const { pending } = await migrationStatus(options)
  if (pending.length === 0) return { applied: [] }
  const migrations = await readMigrations(options.folder)
  const applied = await inTransaction(options.databaseUrl, async (transaction) => {
    await runScript(transaction, `SELECT pg_advisory_xact_lock(${prismaLock})`)
    return applyMigrations(transaction, migrations)
  })
  return { applied }
}

/** What the database has and lacks. A database newer than this program lacks nothing. */
export async function migrationStatus({
  databaseUrl,
  folder = migrationsFolder,
}: MigrateOptions): Promise<MigrationStatus> {
  const [names, applied] = await Promise.all([migrationNames(folder), appliedNames(databaseUrl)])
  return {
    applied: names.filter((name) => applied.has(name)),
    pending: names.filter((name) => !applied.has(name)),
  }
}

async function appliedNames(databaseUrl: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client(connectionTo(databaseUrl))
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM public._prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    return new Set(rows.map((row) => row.name))
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === undefinedTable) return new Set()
    throw error
  } finally {
    await client.end()
  }
}

/** PrismaPg leaves the last word to its caller: its own commit only gives the connection back. */
async function inTransaction<T>(
  databaseUrl: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...connectionTo(databaseUrl), max: 1 })
  try {
    const transaction = await (await new PrismaPg(pool).connect()).startTransaction()
    try {
      const result = await work(transaction)
      await runScript(transaction, 'COMMIT')
      return result
    } finally {
      await transaction.rollback()
    }
  } finally {
    await pool.end()
  }
}

const connectionTo = (databaseUrl: string): pg.ClientConfig => ({
  connectionString: databaseUrl,
  connectionTimeoutMillis: 5_000,
  application_name: 'baton-migrate',
})

/** What Prisma's command-line takes too, so that neither works while the other does. */
const prismaLock = 72707369
const undefinedTable = '42P01'
