import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { advertising, clampToWindow, nextLawful } from '../../../../src/domain/cadence/lawful.ts'
import { anyInstant, hcm, showHcm, zones } from '../working-time/calendars.ts'

const zone = 'Asia/Ho_Chi_Minh'
const clamped = (at: string, window = advertising.call) =>
  showHcm(clampToWindow(hcm(at), zone, window))

describe('the hours for advertising', () => {
  it('are from 8 until before 17 for calls', () => {
    expect(clamped('2026-11-30 07:59')).toBe('2026-11-30 08:00')
    expect(clamped('2026-11-30 08:00')).toBe('2026-11-30 08:00')
    expect(clamped('2026-11-30 16:59')).toBe('2026-11-30 16:59')
    expect(clamped('2026-11-30 17:00')).toBe('2026-12-01 08:00')
  })

  it('are from 7 until before 22 for texts, and all day for mails', () => {
    const show = (at: string, rule: 'text' | 'mail') =>
      showHcm(clampToWindow(hcm(at), zone, advertising[rule]))
    expect(show('2026-11-30 06:00', 'text')).toBe('2026-11-30 07:00')
    expect(show('2026-11-30 21:59', 'text')).toBe('2026-11-30 21:59')
    expect(show('2026-11-30 22:00', 'text')).toBe('2026-12-01 07:00')
    expect(show('2026-11-30 23:59', 'mail')).toBe('2026-11-30 23:59')
  })

  it('are those of the buyer’s clock', () => {
    const berlin = clampToWindow(hcm('2026-11-30 12:00'), 'Europe/Berlin', advertising.call)
    expect(showHcm(berlin)).toBe('2026-11-30 14:00')
  })

  test.prop([anyInstant, fc.constantFrom(...zones), fc.constantFrom('call', 'text', 'mail')])(
    'are reached at once, within a day, and stay reached',
    (at, where, kind) => {
      const lawful = clampToWindow(at, where, advertising[kind])
      expect(clampToWindow(lawful, where, advertising[kind])).toBe(lawful)
      expect(lawful).toBeGreaterThanOrEqual(at)
      expect(lawful - at).toBeLessThan(26 * 3_600_000)
      expect(hourIn(where, lawful)).toBeGreaterThanOrEqual(advertising[kind].from)
      expect(hourIn(where, lawful)).toBeLessThan(advertising[kind].to)
    },
  )
})

describe('how often', () => {
  const next = (kind: 'call' | 'text' | 'mail', sent: readonly string[], at: string) =>
    showHcm(nextLawful(advertising[kind], sent.map(hcm), zone, hcm(at)))

  it('one call is allowed within 24 hours', () => {
    expect(next('call', [], '2026-11-30 10:00')).toBe('2026-11-30 10:00')
    expect(next('call', ['2026-11-30 09:00'], '2026-11-30 10:00')).toBe('2026-12-01 09:00')
    expect(next('call', ['2026-11-30 16:59'], '2026-12-01 10:00')).toBe('2026-12-01 16:59')
    expect(next('call', ['2026-11-27 09:00'], '2026-11-30 10:00')).toBe('2026-11-30 10:00')
  })

  it('three mails and three texts are, whatever their order', () => {
    const two = ['2026-11-30 09:00', '2026-11-30 08:00']
    expect(next('mail', two, '2026-11-30 10:00')).toBe('2026-11-30 10:00')
    const three = [...two, '2026-11-30 08:30']
    expect(next('mail', three, '2026-11-30 10:00')).toBe('2026-12-01 08:00')
    expect(next('text', three, '2026-11-30 10:00')).toBe('2026-12-01 08:00')
  })

  it('goes by the hours as well', () => {
    expect(next('call', ['2026-11-30 17:30'], '2026-11-30 18:00')).toBe('2026-12-02 08:00')
  })
})

function hourIn(where: string, at: number): number {
  const hour = new Intl.DateTimeFormat('en', { timeZone: where, hour: '2-digit', hourCycle: 'h23' })
  return Number(hour.format(at))
}
