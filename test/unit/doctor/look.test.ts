import { expect, it } from 'vitest'
import { ok } from '../../../src/doctor/finding.ts'
import { look, reasonOf, within } from '../../../src/doctor/look.ts'

it('passes on what was found', async () => {
  expect(await look('node', () => ok('node', '24'))).toEqual(ok('node', '24'))
})

it('tells a look that failed, with the reason, and lets the others go on', async () => {
  const finding = await look('clock', () => Promise.reject(new Error('connection\n  lost')))
  expect(finding).toMatchObject({ id: 'clock', state: 'unknown' })
  expect(finding.says).toContain('connection lost')
})

it('does not wait for ever', async () => {
  const never = new Promise<never>(() => undefined)
  await expect(within(20, () => never)).rejects.toThrow('no answer within 0.02 s')
})

it('finds the reason in errors that hold others', () => {
  const refused = new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:5432')], '')
  expect(reasonOf(refused)).toBe('connect ECONNREFUSED 127.0.0.1:5432')
})
