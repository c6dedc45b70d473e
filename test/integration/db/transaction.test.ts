import { describe, expect, it } from 'vitest'
import { readLead } from '../../../src/db/lead-record.ts'
import { lockLead } from '../../../src/db/lead-state.ts'
import { updateById } from '../../../src/db/statement.ts'
import { inTransaction, type Tx } from '../../../src/db/transaction.ts'
import { onPostgres } from './on-postgres.ts'
import { putLead } from './rows.ts'

const db = onPostgres()

const stageOf = (id: string) => ({
  from: ['lead'],
  text: 'SELECT stage FROM lead WHERE id = $1',
  values: [id],
})
const stage = (id: string, to: string) => updateById('lead', id, { stage: to })

describe('a transaction', () => {
  it('has written all when it ends, however often the same row was changed', async () => {
    const [one, other] = [await putLead(db()), await putLead(db())]
    await inTransaction(db(), async (tx) => {
      await tx.write(stage(one, 'researched'))
      await tx.write(stage(one, 'hot'))
      await tx.write(stage(other, 'potential'))
    })
    expect(await db().ask(stageOf(one))).toEqual([{ stage: 'hot' }])
    expect(await db().ask(stageOf(other))).toEqual([{ stage: 'potential' }])
  })

  it('sees what it wrote itself', async () => {
    const id = await putLead(db())
    const seen = await inTransaction(db(), async (tx) => {
      await tx.write(stage(id, 'hot'))
      return tx.ask(stageOf(id))
    })
    expect(seen).toEqual([{ stage: 'hot' }])
  })

  it('writes nothing when its work fails, and its connection is used again', async () => {
    const id = await putLead(db())
    const work = async (tx: Tx) => {
      await tx.write(stage(id, 'hot'))
      await tx.ask(stageOf(id))
      throw new Error('on second thought')
    }
    await expect(inTransaction(db(), work)).rejects.toThrow('on second thought')
    expect(await db().ask(stageOf(id))).toEqual([{ stage: 'new' }])
    expect(db().pool.idleCount).toBe(db().pool.totalCount)
  })

  it('goes on when a migration adds a column meanwhile', async () => {
    const id = await putLead(db())
    const reads = () =>
      Promise.all([readLead(db(), id), inTransaction(db(), (tx) => lockLead(tx, id))])
    expect(await reads()).toMatchObject([{ id }, { row: { id } }])
    await db().pool.query('ALTER TABLE lead ADD COLUMN later text')
    expect(await reads()).toMatchObject([{ id }, { row: { id } }])
    await db().pool.query('ALTER TABLE lead DROP COLUMN later')
  })
})
