import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'
import type { Asks, Question } from './statement.ts'

export interface DatabaseOptions {
  /** `postgresql://user@host/name`, or `?host=/folder` for a unix socket. */
  readonly url: string
  readonly poolSize: number
  /** An idle connection broke; the pool makes a new one by itself. */
  readonly onLost?: (error: Error) => void
}

export interface Database extends Asks {
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
  return {
    prisma,
    pool,
    ask: async (question) => (await pool.query(prepared(question))).rows,
    async write(write) {
      await pool.query(prepared(write))
    },
    close: () => close(prisma, pool),
  }
}

const names = new Map<string, string>()
/** A database that hangs is one that is down: whoever waits tries again. */
const query_timeout = 8_000

/** Parsed and planned once a connection: the same text is the same statement. */
export function prepared({ text, values }: Pick<Question, 'text' | 'values'>) {
  const name = names.get(text) ?? `baton_${names.size}`
  names.set(text, name)
  return { name, text, values: [...values], query_timeout }
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
