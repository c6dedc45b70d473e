import { type CallOutcome, callOutcomes } from '../../../domain/lead/call-outcome.ts'
import { translator } from '../../../i18n/translator.ts'
import { callLink } from '../views/lead-lines.ts'
import { aboutLead, choice, noteField, optionsOf, words } from './fields.ts'
import { accepted, formOf, type LeadForm, rejected } from './lead-form.ts'
import { momentFields, readMoment } from './moment.ts'

/** What came of the call, and when to call again if the buyer said so. */
export const logCall: LeadForm = {
  build(facts) {
    const { lead, language } = facts
    const t = translator(language)
    const outcomes = optionsOf(callOutcomes, (outcome) => t(`call.${outcome}`))
    return formOf('log_call', lead.id, words('log_call', facts), [
      aboutLead(facts),
      ...(lead.phone === null || !facts.seesContact
        ? []
        : [{ kind: 'note', text: ['📞 ', callLink(lead.phone)] } as const]),
      choice('outcome', t('field.outcome'), outcomes),
      ...momentFields(facts, { stepMinutes: 15, optional: true, hint: t('hint.call_back') }),
      noteField(facts),
    ])
  },

  read(values, facts) {
    const t = translator(facts.language)
    const outcome = callOutcomes.find((known) => known === values['outcome'])
    if (outcome === undefined) return rejected({ outcome: t('error.choose') })
    if (outcome === 'call_back_at') {
      const at = readMoment(values, facts)
      return at.ok ? accepted({ kind: 'log_call', outcome, callBackAt: at.value }) : at
    }
    const stray = strayTime(values)
    if (stray !== null) return rejected({ [stray]: t('error.time_without_call_back') })
    return accepted({ kind: 'log_call', outcome: outcome satisfies CallOutcome })
  },
}

/** A time beside another outcome would be lost without a word, so it is asked about. */
function strayTime({ date, time }: Readonly<Record<string, string>>): 'date' | 'time' | null {
  if (time !== undefined) return 'time'
  return date === undefined ? null : 'date'
}
