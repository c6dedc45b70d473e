import { DateTime } from 'luxon'
import type { Instant } from '../../../domain/working-time/instant.ts'
import { dayAndTime } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Field, FormValues, Option } from '../form.ts'
import type { Reader } from '../views/reader.ts'
import { choice } from './fields.ts'
import { accepted, type Reading, rejected } from './lead-form.ts'

/** Day and time of day as two fields, `date` and `time`. Times are a list: not every platform has a clock to pick from. */
export function momentFields(
  { language }: Pick<Reader, 'language'>,
  options: {
    readonly stepMinutes: 15 | 30
    readonly optional: boolean
    readonly date?: string
    readonly hint?: string
  },
): readonly Field[] {
  const t = translator(language)
  return [
    {
      kind: 'date',
      name: 'date',
      label: t('field.date'),
      optional: options.optional,
      ...(options.date === undefined ? {} : { initial: options.date }),
      ...(options.hint === undefined ? {} : { hint: options.hint }),
    },
    choice('time', t('field.time'), slots(options.stepMinutes), {
      look: 'select',
      optional: options.optional,
    }),
  ]
}

/** From 07:00 to 21:00; fewer than the hundred options a list may have. */
export function slots(stepMinutes: 15 | 30): readonly Option[] {
  const count = ((lastHour - firstHour) * 60) / stepMinutes + 1
  return Array.from({ length: count }, (_, index) => {
    const minutes = firstHour * 60 + index * stepMinutes
    const value = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    return { value, label: value }
  })
}

/** The instant that `date` and `time` name in the reader's zone; an empty date is today. */
export function readMoment({ date, time }: FormValues, reader: Reader): Reading<Instant> {
  const t = translator(reader.language)
  if (time === undefined) return rejected({ time: t('error.time_missing') })
  const today = DateTime.fromMillis(reader.now, { zone: reader.zone }).toISODate()
  const local = DateTime.fromISO(`${date ?? today}T${time}`, { zone: reader.zone })
  if (!local.isValid) return rejected({ date: t('error.date_unreadable') })
  const at = local.toMillis()
  if (at > reader.now) return accepted(at)
  const when = dayAndTime(at, reader.zone, reader.language, reader.now)
  return rejected({ [date === undefined ? 'time' : 'date']: t('error.in_past', { time: when }) })
}

const firstHour = 7
const lastHour = 21
const two = (n: number): string => String(n).padStart(2, '0')
