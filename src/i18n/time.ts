import { DateTime } from 'luxon'
import type { Language } from '../domain/lead/lead.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { translator } from './translator.ts'

/** 09:31 where the reader is; the 24-hour clock in both languages. */
export const clockTime = (at: Instant, zone: string, language: Language): string =>
  local(at, zone, language).toFormat('HH:mm')

/** T2 30/11, Mon 30 Nov; with the year when it is not that of `beside`. */
export function shortDay(
  at: Instant,
  zone: string,
  language: Language,
  beside: Instant = at,
): string {
  const day = local(at, zone, language)
  const thisYear = day.hasSame(local(beside, zone, language), 'year')
  return day.toFormat(dayFormats[language][thisYear ? 'thisYear' : 'otherYear'])
}

/**
 * 09:31 T2 30/11; near `now` in words: 09:31 hôm nay.
 * Leave `now` out on a card that stays: "today" would be wrong tomorrow.
 */
export function dayAndTime(at: Instant, zone: string, language: Language, now?: Instant): string {
  const t = translator(language)
  const time = clockTime(at, zone, language)
  if (now === undefined) return t('time.clock_and_day', { time, day: shortDay(at, zone, language) })
  const day = nearDay(at, zone, language, now) ?? shortDay(at, zone, language, now)
  return t('time.clock_and_day', { time, day })
}

/** On a card that stays: the clock alone on the day of `beside`, which is shown there, else with its day. */
export function clockBeside(
  at: Instant,
  beside: Instant,
  zone: string,
  language: Language,
): string {
  const sameDay = local(at, zone, language).hasSame(local(beside, zone, language), 'day')
  return sameDay ? clockTime(at, zone, language) : dayAndTime(at, zone, language)
}

/** 2 phút trước, 2 minutes ago. */
export function ago(at: Instant, now: Instant, language: Language): string {
  const gone = Math.max(0, now - at)
  const t = translator(language)
  return gone < minute ? t('time.just_now') : t('time.ago', { span: roundSpan(gone, language) })
}

/** Is the one on the day before the other, where the reader is? */
export const isDayBefore = (at: Instant, other: Instant, zone: string): boolean =>
  local(at, zone, 'en')
    .plus({ days: 1 })
    .hasSame(local(other, zone, 'en'), 'day')

/** How long, to the two largest units: 1 giờ 5 phút. */
export function duration(ms: number, language: Language): string {
  const t = translator(language)
  const whole = Math.max(0, Math.round(ms / 1000)) * 1000
  if (whole < minute) return t('time.seconds', { n: whole / 1000 })
  const minutes = Math.round(whole / minute)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const parts = [
    ...(days > 0 ? [t('time.days', { n: days })] : []),
    ...(hours > 0 ? [t('time.hours', { n: hours })] : []),
    ...(minutes % 60 > 0 && days === 0 ? [t('time.minutes', { n: minutes % 60 })] : []),
  ]
  return parts.join(' ')
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const dayFormats = {
  vi: { thisYear: 'ccccc d/M', otherYear: 'ccccc d/M/yyyy' },
  en: { thisYear: 'ccc d LLL', otherYear: 'ccc d LLL yyyy' },
} as const

function roundSpan(ms: number, language: Language): string {
  const t = translator(language)
  if (ms < hour) return t('time.minutes', { n: Math.floor(ms / minute) })
  if (ms < day) return t('time.hours', { n: Math.floor(ms / hour) })
  return t('time.days', { n: Math.floor(ms / day) })
}

function nearDay(at: Instant, zone: string, language: Language, now: Instant): string | null {
  const t = translator(language)
  const days = local(at, zone, language)
    .startOf('day')
    .diff(local(now, zone, language).startOf('day'), 'days').days
  switch (Math.round(days)) {
    case 0:
      return t('time.today')
    case 1:
      return t('time.tomorrow')
    case -1:
      return t('time.yesterday')
    default:
      return null
  }
}

const local = (at: Instant, zone: string, language: Language): DateTime =>
  DateTime.fromMillis(at, { zone, locale: language })
