import { meetingOutcomes } from '../../../domain/lead/call-outcome.ts'
import { dayAndTime } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Field } from '../form.ts'
import { aboutLead, choice, noteField, optionsOf, words } from './fields.ts'
import { accepted, type FormFacts, formOf, type LeadForm, rejected } from './lead-form.ts'
import { momentFields, readMoment } from './moment.ts'

/** Held, no-show, moved (to when) or cancelled. */
export const recordMeeting: LeadForm = {
  build(facts) {
    const t = translator(facts.language)
    const outcomes = optionsOf(meetingOutcomes, (outcome) => t(`meeting.${outcome}`))
    return formOf('record_meeting', facts.lead.id, words('record_meeting', facts), [
      aboutLead(facts),
      ...whichMeeting(facts),
      choice('outcome', t('field.meeting_outcome'), outcomes),
      ...momentFields(facts, { stepMinutes: 30, optional: true, hint: t('hint.moved') }),
      noteField(facts),
    ])
  },

  read(values, facts) {
    const t = translator(facts.language)
    const outcome = meetingOutcomes.find((known) => known === values['outcome'])
    if (outcome === undefined) return rejected({ outcome: t('error.choose') })
    if (outcome === 'moved') {
      const at = readMoment(values, facts)
      return at.ok ? accepted({ kind: 'record_meeting', outcome, movedTo: at.value }) : at
    }
    if (values['time'] !== undefined) return rejected({ time: t('error.time_without_move') })
    if (values['date'] !== undefined) return rejected({ date: t('error.time_without_move') })
    return accepted({ kind: 'record_meeting', outcome })
  },
}

function whichMeeting({ lead, language, zone, now }: FormFacts): readonly Field[] {
  if (lead.meeting === null) return []
  const { startsAt, place } = lead.meeting
  const when = dayAndTime(startsAt, zone, language, now)
  return [{ kind: 'note', text: [`📅 ${when}${place === '' ? '' : ` · ${place}`}`] }]
}
