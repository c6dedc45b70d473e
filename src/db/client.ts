import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

export interface DatabaseOptions {
  /** `postgresql://user@host/name`, or `?host=/folder` for a unix socket. */
  readonly url: string
  readonly poolSize: number
  /** An idle connection broke; the pool makes a new one by itself. */
  readonly onLost?: (error: Error) => void
}

export interface Database {
  readonly prisma: PrismaClient
  /** The same connections, for the few statements where the way through Prisma was measured to cost. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Nothing is connected yet: the first question does that, and fails if it can't. Sessions run in UTC. */
export function openDatabase({ url, poolSize, onLost = () => {} }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: '-c TimeZone=UTC',
    application_name: 'baton',
  })
  pool.on('error', onLost)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return { prisma, pool, close: () => close(prisma, pool) }
}

async function close(prisma: PrismaClient, pool: pg.Pool): Promise<void> {
  await prisma.$disconnect()
  await pool.end()
}

/** True when PostgreSQL can't be reached or is going down: the same question may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    networkCodes.has(code) ||
    // Classes 08 connection, 53 out of resources, 57 operator intervention, 58 system error.
    /^(08|53|57|58)[0-9A-Z]{3}$/.test(code) ||
    // Prisma: P1001 can't reach, P1002 timed out, P1008 operation timed out, P1017 closed, P2024 pool.
    /^(P1001|P1002|P1008|P1017|P2024)$/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(
      error.message,
    )
  )
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
