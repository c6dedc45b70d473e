import { expect, it } from 'vitest'
import { columns, insertInto, named, together, updateById } from '../../../src/db/statement.ts'

it('writes rows by the names that the code uses', () => {
  const write = insertInto('touch', { leadId: 'a', at: 1 }, { leadId: 'b', at: 2 })
  expect(write).toEqual({
    to: 'touch',
    text: 'INSERT INTO touch ("lead_id", "at") VALUES ($1, $2), ($3, $4)',
    values: ['a', 1, 'b', 2],
  })
})

it('changes what is given, null too, and leaves what is not', () => {
  const write = updateById('lead', 'a', { ownerId: null, stage: undefined, told: ['announce'] })
  expect(write.text).toBe('UPDATE lead SET "owner_id" = $2, "told" = $3 WHERE id = $1')
  expect(write.values).toEqual(['a', null, ['announce']])
})

it('makes one statement of several, each with its own values', () => {
  const first = updateById('lead', 'a', { stage: 'hot' })
  const second = insertInto('touch', { leadId: 'a', at: 1 })
  expect(together([first])).toEqual({ text: first.text, values: first.values })
  expect(together([first, second])).toEqual({
    text: 'WITH w0 AS (UPDATE lead SET "stage" = $2 WHERE id = $1) INSERT INTO touch ("lead_id", "at") VALUES ($3, $4)',
    values: ['a', 'hot', 'a', 1],
  })
})

it('names columns and rows alike', () => {
  expect(columns(['id', 'firstTouchAt'], 'lead')).toBe('lead."id", lead."first_touch_at"')
  expect(named({ id: 1, first_touch_at: 2 })).toEqual({ id: 1, firstTouchAt: 2 })
})
