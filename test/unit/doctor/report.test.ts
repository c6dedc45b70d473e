import { expect, it } from 'vitest'
import { bad, checkIds, ok, unlooked, warn } from '../../../src/doctor/finding.ts'
import { reportLines, reportOf } from '../../../src/doctor/report.ts'

it('says each state as a word and the mend below', () => {
  const lines = reportLines(
    reportOf([ok('node', '24.0.0'), bad('database', 'no answer', 'start it')], null),
  )
  expect(lines.slice(0, 3)).toEqual([
    'ok       Node             24.0.0',
    'bad      Database         no answer',
    '                          Mend: start it',
  ])
  expect(lines.at(-1)).toBe('Something is broken.')
})

it('takes one line for all that could not be looked at for one reason', () => {
  const lines = reportLines(
    reportOf(unlooked(['tables', 'time-zone', 'clock'], 'no database'), null),
  )
  expect(lines[0]).toBe('unknown  Tables, Time zone, Clock  not looked at: no database')
})

it('begins with what was repaired', () => {
  const repairs = [{ id: 'journeys', done: true, count: 2, says: '2 journeys started' }] as const
  expect(reportLines(reportOf([], repairs))[0]).toBe('repair   2 journeys started')
})

it('has a title for everything that is looked at', () => {
  const lines = reportLines(
    reportOf(
      checkIds.map((id) => warn(id, 'odd', 'mend it')),
      null,
    ),
  )
  expect(lines.filter((line) => line.includes('undefined'))).toEqual([])
})

it('keeps the shape that scripts read', () => {
  expect(reportOf([ok('node', '24')], null)).toEqual({
    state: 'ok',
    repairs: null,
    findings: [{ id: 'node', state: 'ok', says: '24', mend: null }],
  })
})
