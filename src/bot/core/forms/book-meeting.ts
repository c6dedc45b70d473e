import { DateTime } from 'luxon'
import { duration } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import { aboutLead, choice, shortText, words } from './fields.ts'
import { accepted, type FormFacts, formOf, type LeadForm, rejected } from './lead-form.ts'
import { momentFields, readMoment } from './moment.ts'

/** Date, slot, length and place. */
export const bookMeeting: LeadForm = {
  build(facts) {
    const { lead, language, policy } = facts
    const t = translator(language)
    const lengths = lengthsFor(policy.meetings.durationMinutes)
    const options = lengths.map((minutes) => ({
      value: String(minutes),
      label: duration(minutes * 60_000, language),
    }))
    return formOf('book_meeting', lead.id, words('book_meeting', facts), [
      aboutLead(facts),
      ...momentFields(facts, { stepMinutes: 30, optional: false, date: nextOpenDay(facts) }),
      choice('minutes', t('field.minutes'), options, {
        look: 'select',
        initial: String(policy.meetings.durationMinutes),
      }),
      shortText('place', t('field.place'), { placeholder: t('placeholder.place') }),
    ])
  },

  read(values, facts) {
    const t = translator(facts.language)
    const startsAt = readMoment(values, facts)
    const minutes = lengthsFor(facts.policy.meetings.durationMinutes).find(
      (known) => String(known) === values['minutes'],
    )
    const errors = {
      ...(startsAt.ok ? {} : startsAt.errors),
      ...(minutes === undefined ? { minutes: t('error.choose') } : {}),
      ...(values['place'] === undefined ? { place: t('error.place_missing') } : {}),
    }
    if (!startsAt.ok || minutes === undefined || values['place'] === undefined)
      return rejected(errors)
    return accepted({ kind: 'book_meeting', startsAt: startsAt.value, minutes })
  },
}

const lengthsFor = (usual: number): readonly number[] =>
  [...new Set([30, 45, 60, 90, 120, usual])].sort((a, b) => a - b)

/** The next day on which the team works at all; holidays are left to the rep's eye. */
function nextOpenDay({ now, zone, policy }: FormFacts): string {
  const today = DateTime.fromMillis(now, { zone })
  const days = [1, 2, 3, 4, 5, 6, 7].map((ahead) => today.plus({ days: ahead }))
  const open = days.find((day) => hoursOf(policy.hours, day.weekday).length > 0)
  return (open ?? today.plus({ days: 1 })).toFormat('yyyy-MM-dd')
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function hoursOf(hours: FormFacts['policy']['hours'], isoWeekday: number) {
  const name = weekdays[isoWeekday - 1]
  return name === undefined ? [] : hours[name]
}
