import type { PoolClient } from 'pg'
import { type Database, prepared } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { type Asks, together, type Write } from './statement.ts'

/**
 * What is written waits until the transaction ends, or until somebody asks a table that it is for; then all
 * that waits goes in one round trip. Through Prisma the same took a round trip and ten times the work each.
 */
export type Tx = Asks

/** One short transaction; long waits for a lock mean another writer of the same lead or person is at work. */
export async function inTransaction<Result>(
  { pool }: Pick<Database, 'pool'>,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { tx, finish } = gathering(client)
    const result = await work(tx)
    await finish()
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    client.release(!(await rolledBack(client)))
    throw error
  }
}

/** A connection that can't even do that is not used again. */
const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query({ text: 'ROLLBACK', query_timeout: 2_000 } as { text: string }).then(
    () => true,
    () => false,
  )

function gathering(client: PoolClient): { readonly tx: Tx; finish(): Promise<void> } {
  let waiting: Write[] = []
  const waitsFor = (table: string) => waiting.some(({ to }) => to === table)

  async function finish(): Promise<void> {
    if (waiting.length === 0) return
    const writes = waiting
    waiting = []
    await client.query(prepared(together(writes)))
  }

  return {
    finish,
    tx: {
      async ask(question) {
        if (question.from.some(waitsFor)) await finish()
        return (await client.query(prepared(question))).rows
      },
      async write(write) {
        if (waitsFor(write.to)) await finish()
        waiting.push(write)
      },
    },
  }
}

export type PrismaTx = Prisma.TransactionClient

/** The same through Prisma, where nobody waits for it. */
export const inPrismaTransaction = <Result>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: PrismaTx) => Promise<Result>,
): Promise<Result> => prisma.$transaction(work, { maxWait: 5_000, timeout: 8_000 })
