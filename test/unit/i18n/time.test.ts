import { describe, expect, it } from 'vitest'
import {
  ago,
  clockBeside,
  clockTime,
  dayAndTime,
  duration,
  shortDay,
} from '../../../src/i18n/time.ts'
import { clock } from '../../builders/lead.ts'

const home = 'Asia/Ho_Chi_Minh'
const now = clock('09:31')

describe('the time of day', () => {
  it('is the reader’s own', () => {
    expect(clockTime(now, home, 'vi')).toBe('09:31')
    expect(clockTime(now, 'Europe/Berlin', 'en')).toBe('03:31')
  })

  it.each([
    ['vi', '14:00', '2026-11-30', '14:00 hôm nay'],
    ['vi', '14:00', '2026-12-01', '14:00 ngày mai'],
    ['vi', '14:00', '2026-11-29', '14:00 hôm qua'],
    ['vi', '14:00', '2026-12-04', '14:00 T6 4/12'],
    ['vi', '14:00', '2027-02-14', '14:00 CN 14/2/2027'],
    ['en', '14:00', '2026-11-30', '14:00 today'],
    ['en', '14:00', '2026-12-04', '14:00 Fri 4 Dec'],
    ['en', '14:00', '2027-02-14', '14:00 Sun 14 Feb 2027'],
  ] as const)('in %s at %s on %s reads %s', (language, time, date, expected) => {
    expect(dayAndTime(clock(time, date), home, language, now)).toBe(expected)
  })

  it('never says today on a card that stays', () => {
    expect(dayAndTime(now, home, 'vi')).toBe('09:31 T2 30/11')
  })

  it('calls it tomorrow by the reader’s calendar, not by 24 hours', () => {
    const lateHere = clock('23:30')
    expect(dayAndTime(clock('00:30', '2026-12-01'), home, 'vi', lateHere)).toBe('00:30 ngày mai')
    expect(dayAndTime(clock('00:30', '2026-12-01'), 'Europe/Berlin', 'en', lateHere)).toBe(
      '18:30 today',
    )
  })

  it('leaves the day out beside a time of the same day', () => {
    expect(clockBeside(clock('09:46'), now, home, 'vi')).toBe('09:46')
    expect(clockBeside(clock('09:46', '2026-12-01'), now, home, 'vi')).toBe('09:46 T3 1/12')
  })

  it('names the day alone', () => {
    expect(shortDay(now, home, 'vi')).toBe('T2 30/11')
    expect(shortDay(now, home, 'en', clock('00:00', '2027-01-05'))).toBe('Mon 30 Nov 2026')
  })
})

describe('how long ago', () => {
  it.each([
    [30_000, 'vừa xong', 'just now'],
    [2 * 60_000, '2 phút trước', '2 minutes ago'],
    [60 * 60_000, '1 giờ trước', '1 hour ago'],
    [49 * 3_600_000, '2 ngày trước', '2 days ago'],
  ])('%i ms', (gone, vi, en) => {
    expect(ago(now - gone, now, 'vi')).toBe(vi)
    expect(ago(now - gone, now, 'en')).toBe(en)
  })

  it('does not go negative when two clocks disagree', () => {
    expect(ago(now + 5_000, now, 'vi')).toBe('vừa xong')
  })
})

describe('how long', () => {
  it.each([
    [0, '0 giây', '0 seconds'],
    [1_000, '1 giây', '1 second'],
    [59_400, '59 giây', '59 seconds'],
    [60_000, '1 phút', '1 minute'],
    [65 * 60_000, '1 giờ 5 phút', '1 hour 5 minutes'],
    [86_400_000, '1 ngày', '1 day'],
    [90 * 3_600_000 + 60_000, '3 ngày 18 giờ', '3 days 18 hours'],
  ])('%i ms', (ms, vi, en) => {
    expect(duration(ms, 'vi')).toBe(vi)
    expect(duration(ms, 'en')).toBe(en)
  })
})
