import { describe, expect, it } from 'vitest'
import {
  bad,
  exitCodeOf,
  ok,
  unknown,
  unlooked,
  warn,
  worstOf,
} from '../../../src/doctor/finding.ts'

const fine = ok('node', '20.19.0')
const odd = warn('clock', '5 s ahead', 'set it')
const broken = bad('database', 'no answer', 'start it')
const unseen = unknown('tables', 'not looked at')

describe('the exit code', () => {
  it('is 0 when all is well', () => expect(exitCodeOf([fine, fine])).toBe(0))
  it('is 3 when something is broken', () => expect(exitCodeOf([fine, broken])).toBe(3))
  it('is 3 when something works and yet needs mending', () =>
    expect(exitCodeOf([fine, odd])).toBe(3))
  it('is 1 when nothing wrong was seen and not all could be', () =>
    expect(exitCodeOf([fine, unseen])).toBe(1))
  it('is 3 when something is wrong and other things could not be seen', () =>
    expect(exitCodeOf([unseen, odd])).toBe(3))
})

it('names the worst', () => {
  expect(worstOf([fine, odd, broken, unseen])).toBe('bad')
  expect(worstOf([])).toBe('ok')
})

it('says of each part that could not be looked at why', () => {
  expect(unlooked(['tables', 'clock'], 'the database is down')).toEqual([
    unknown('tables', 'not looked at: the database is down'),
    unknown('clock', 'not looked at: the database is down'),
  ])
})
