import { type MoneyRefusal, parseMoney } from '../../../domain/money/parse-money.ts'
import { type TextKey, translator } from '../../../i18n/translator.ts'
import { aboutLead, noteField, shortText, words } from './fields.ts'
import { accepted, formOf, type LeadForm, rejected } from './lead-form.ts'

/** The amount as people write it, and the contract's number if there is one yet. */
export const win: LeadForm = {
  build(facts) {
    const t = translator(facts.language)
    return formOf('win', facts.lead.id, words('win', facts), [
      aboutLead(facts),
      shortText('amount', t('field.amount', { currency: facts.policy.team.currency }), {
        placeholder: t('placeholder.amount'),
        maxLength: 60,
      }),
      shortText('contract', t('field.contract'), { optional: true, maxLength: 100 }),
      noteField(facts),
    ])
  },

  read(values, facts) {
    const t = translator(facts.language)
    const { amount } = values
    if (amount === undefined) return rejected({ amount: t('error.amount_missing') })
    const { currency } = facts.policy.team
    const money = parseMoney(amount, facts.language, currency)
    if (!money.ok) return rejected({ amount: t(unreadable(money.reason), { said: amount }) })
    if (money.max !== null && money.max.amount !== money.min.amount) {
      return rejected({ amount: t('error.amount_range') })
    }
    if (money.min.currency !== currency) {
      return rejected({ amount: t('error.amount_currency', { currency }) })
    }
    if (money.min.amount <= 0) return rejected({ amount: t('error.amount_missing') })
    return accepted({ kind: 'win', amount: money.min.amount })
  },
}

const unreadable = (reason: MoneyRefusal): TextKey =>
  reason === 'unit_missing' ? 'error.amount_unit' : 'error.amount_unreadable'
