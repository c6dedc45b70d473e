import { type ReadFault, Unreadable } from '../read-fault.ts'
import { budgetChoices, isBudgetChoice } from './budget.ts'
import { type ContactRead, readContact } from './contact.ts'
import { type Parsed, parseFields } from './fields.ts'
import { type LeadFields, leadAliases, leadFields } from './lead-fields.ts'
import { leadTouch } from './lead-touch.ts'
import { source } from './source.ts'

/** When it is wanted; also answers a rep can give. */
const timingChoices = ['this_month', 'this_quarter', 'this_year', 'later'] as const

/** Baton's own form: a person fills it in and can mend it, so it is stricter than the API. */
export const leadForm = source<Parsed<LeadFields>>({
  name: 'web_form',
  parse: (body) => parseFields(leadFields, body, leadAliases),
  key: ({ values }) => values.submission_id,
  read: (given) => {
    const contact = readContact(given)
    const [first, ...others] = formFaults(given, contact)
    if (first !== undefined) throw new Unreadable(first, ...others)
    // A field that people do not see: what fills it in is marked, not dropped.
    const junk = given.values.fax_number === null ? null : 'honeypot'
    const knows = { source: 'web_form', askedContact: true, junk } as const
    return {
      kind: 'lead',
      get touch() {
        return leadTouch(given, contact, knows)
      },
    }
  },
})

function formFaults({ values }: Parsed<LeadFields>, contact: ContactRead): readonly ReadFault[] {
  const { name, phone, budget, timing } = values
  const missing = (field: string): ReadFault => ({ code: 'missing', field })
  return [
    ...(name === null ? [missing('name')] : []),
    ...(phone === null ? [missing('phone')] : []),
    ...contact.faults,
    ...(budget === null || isBudgetChoice(budget) ? [] : [notOneOf('budget', budgetChoices)]),
    ...(timing === null || isTiming(timing) ? [] : [notOneOf('timing', timingChoices)]),
  ]
}

const isTiming = (text: string): boolean => timingChoices.some((choice) => choice === text)

const notOneOf = (field: string, choices: readonly string[]): ReadFault => ({
  code: 'unknown_choice',
  field,
  detail: { choices: choices.join(', ') },
})
