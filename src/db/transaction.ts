import type { Database } from './client.ts'
import type { Prisma } from './generated/client.ts'

export type Tx = Prisma.TransactionClient

/** One short transaction; long waits for a lock mean another writer of the same lead or person is at work. */
export const inTransaction = <Result>(
  { prisma }: Database,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => prisma.$transaction(work, { maxWait: 5_000, timeout: 8_000 })
