import { expect, it } from 'vitest'
import { newId } from '../../../src/intake/new-id.ts'

it('makes ids that are all different, valid and sorted by time to the millisecond', () => {
  const ids = Array.from({ length: 2_000 }, newId)
  expect(new Set(ids).size).toBe(2_000)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
  const times = ids.map((id) => id.slice(0, 13))
  expect(times).toEqual(times.toSorted())
})
