import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { whereJsonBreaks } from '../../../src/intake/json-break.ts'

const parses = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the place where JSON breaks', () => {
  it('is the line and column of the first character that does not fit', () => {
    expect(whereJsonBreaks('{"name": "An",\n  phone: "0901"}')).toEqual({ line: 2, column: 3 })
    expect(whereJsonBreaks('{"name": "An"')).toEqual({ line: 1, column: 14 })
    expect(whereJsonBreaks('')).toEqual({ line: 1, column: 1 })
    expect(whereJsonBreaks('{"a":1}}')).toEqual({ line: 1, column: 8 })
    expect(whereJsonBreaks('[1,]')).toEqual({ line: 1, column: 4 })
  })

  it('does not overflow on a body of brackets', () => {
    expect(whereJsonBreaks('['.repeat(60_000))).toEqual({ line: 1, column: 60_001 })
  })

  test.prop([
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '{', ':', '\\', '1', ' '),
  ])('exists exactly when JSON.parse fails', (json, where, put) => {
    const at = where % (json.length + 1)
    const text = json.slice(0, at) + put + json.slice(at + 1)
    expect(whereJsonBreaks(text) === null).toBe(parses(text))
    expect(whereJsonBreaks(json)).toBeNull()
  })
})
