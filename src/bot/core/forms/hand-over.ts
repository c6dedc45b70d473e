import { translator } from '../../../i18n/translator.ts'
import { aboutLead, choice, noteField, words } from './fields.ts'
import { accepted, type FormFacts, formOf, type LeadForm, rejected } from './lead-form.ts'

/** To whom among those who sell. */
export const handOver: LeadForm = {
  build(facts) {
    const t = translator(facts.language)
    const options = takers(facts).map(({ id, name }) => ({ value: id, label: name }))
    return formOf('hand_over', facts.lead.id, words('hand_over', facts), [
      aboutLead(facts),
      choice('to', t('field.to'), options, { look: 'select' }),
      noteField(facts),
    ])
  },

  read(values, facts) {
    const to = takers(facts).find(({ id }) => id === values['to'])
    if (to === undefined) {
      return rejected({ to: translator(facts.language)('error.choose') })
    }
    return accepted({ kind: 'hand_over', to: to.id })
  },
}

/** Everybody who sells, but for who has it. */
export const takers = ({ members, lead }: Pick<FormFacts, 'members' | 'lead'>) =>
  members.filter(({ id, sells }) => sells && id !== lead.ownerId)
