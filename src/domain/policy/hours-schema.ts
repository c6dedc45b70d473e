import { z } from 'zod'
import { overlapOf } from './span.ts'
import { refusal, saying } from './words.ts'

const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

const clockTime = z
  .string()
  .refine((text) => clockPattern.test(text), {
    ...saying({
      en: 'a time of day is written HH:MM, such as 08:30, and is at most 24:00',
      vi: 'giờ trong ngày viết là HH:MM, ví dụ 08:30, và không quá 24:00',
    }),
    abort: true,
  })
  .meta({ pattern: clockPattern.source, description: 'Time of day, 00:00 to 24:00' })

export const zone = z
  .string()
  .refine(
    isKnownZone,
    saying({
      en: 'this is no IANA time zone; one is written like Asia/Ho_Chi_Minh',
      vi: 'không phải múi giờ IANA; viết như Asia/Ho_Chi_Minh',
    }),
  )
  .describe('IANA time zone such as Asia/Ho_Chi_Minh')

const span = z
  .strictObject({
    from: clockTime.describe('Work begins, HH:MM'),
    to: clockTime.describe('Work ends, HH:MM; before `from` it is on the next morning'),
  })
  .refine(
    ({ from, to }) => from !== to && from !== '24:00',
    saying({
      en: 'the span is empty; a whole day is from 00:00 to 24:00',
      vi: 'khoảng giờ này rỗng; cả ngày là từ 00:00 đến 24:00',
    }),
  )

const daySpans = z
  .array(span)
  .default([])
  .superRefine((spans, context) => {
    const overlap = overlapOf(spans)
    if (overlap === null) return
    const [first, second] = overlap.spans
    const between = `${first.from}–${first.to} / ${second.from}–${second.to}`
    context.addIssue(
      refusal([overlap.index], {
        en: `two spans of one day overlap: ${between}`,
        vi: `hai khoảng giờ trong cùng ngày chồng nhau: ${between}`,
      }),
    )
  })
  .describe('Spans of work on this day, in order; leave the day out when nobody works')

export const weeklyHours = z
  .strictObject({
    mon: daySpans,
    tue: daySpans,
    wed: daySpans,
    thu: daySpans,
    fri: daySpans,
    sat: daySpans,
    sun: daySpans,
  })
  .refine(
    (week) => Object.values(week).some((spans) => spans.length > 0),
    saying({
      en: 'no day has working hours, so no promise could ever run out',
      vi: 'không ngày nào có giờ làm việc nên không lời hứa nào tính được hạn',
    }),
  )

function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
