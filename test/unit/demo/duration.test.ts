import { expect, it } from 'vitest'
import { readDuration } from '../../../src/demo/duration.ts'

it.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['5 min', 300_000],
  ['1.5h', 5_400_000],
  ['2hours', 7_200_000],
])('reads %s', (written, ms) => {
  expect(readDuration(written)).toBe(ms)
})

it.each(['', '5', 'm', '0s', '-5m', '5d', 'soon'])('makes nothing of "%s"', (written) => {
  expect(readDuration(written)).toBeNull()
})
