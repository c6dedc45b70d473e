import { disqualifyReasons } from '../../../domain/lead/call-outcome.ts'
import { translator } from '../../../i18n/translator.ts'
import { aboutLead, choice, noteField, optionsOf, words } from './fields.ts'
import { accepted, formOf, type LeadForm, rejected } from './lead-form.ts'

/** Why it is no lead at all; it can be restored. */
export const junk: LeadForm = {
  build(facts) {
    const t = translator(facts.language)
    const options = optionsOf(sayable, (reason) => t(`disqualified.${reason}`))
    return formOf('junk', facts.lead.id, words('junk', facts), [
      aboutLead(facts),
      choice('reason', t('field.reason'), options, { hint: t('hint.junk') }),
      noteField(facts),
    ])
  },

  read(values, { language }) {
    const reason = sayable.find((known) => known === values['reason'])
    return reason === undefined
      ? rejected({ reason: translator(language)('error.choose') })
      : accepted({ kind: 'disqualify', reason })
  },
}

/** Below the minimum is the score's to say. */
const sayable = disqualifyReasons.filter((reason) => reason !== 'below_minimum')
