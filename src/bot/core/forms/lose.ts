import { lossReasons } from '../../../domain/lead/call-outcome.ts'
import { translator } from '../../../i18n/translator.ts'
import { aboutLead, choice, noteField, optionsOf, words } from './fields.ts'
import { accepted, formOf, type LeadForm, rejected } from './lead-form.ts'

/** Why it was lost; a lost lead can come back. */
export const lose: LeadForm = {
  build(facts) {
    const t = translator(facts.language)
    return formOf('lose', facts.lead.id, words('lose', facts), [
      aboutLead(facts),
      choice(
        'reason',
        t('field.reason'),
        optionsOf(lossReasons, (reason) => t(`loss.${reason}`)),
      ),
      noteField(facts),
    ])
  },

  read(values, { language }) {
    const reason = lossReasons.find((known) => known === values['reason'])
    return reason === undefined
      ? rejected({ reason: translator(language)('error.choose') })
      : accepted({ kind: 'lose', reason })
  },
}
