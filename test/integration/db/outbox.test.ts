import { afterAll, beforeAll, expect, it } from 'vitest'
import { enqueue, leaseNext, markSent } from '../../../src/db/outbox.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await aPostgres({ poolSize: 2 })
})
afterAll(() => postgres.stop())

it('takes the place of a card that already shows what it should, paint and all', async () => {
  const { database } = postgres
  const to = { platform: 'slack', place: 'C1' }
  const letter = { ...to, key: 'k', leadId: null, kind: 'channel', sendAfter: null } as const
  const card = { ...letter, content: { view: 'card' } } as const
  await inTransaction(database, (tx) => enqueue(tx, [card], 0))
  const leased = await leaseNext(database, to, 9n, { now: 1, leaseSeconds: 45 })
  if (leased === null || leased === 'busy') throw new Error('nothing was leased')
  const standing = { channel: 'C1', messageId: '1.1', painted: 'hash' }
  await markSent(database, leased.id, standing)
  const row = await database.prisma.outbound.findUniqueOrThrow({ where: { id: leased.id } })
  expect(row).toMatchObject({ state: 'sent', channel: 'C1', messageId: '1.1' })
})
