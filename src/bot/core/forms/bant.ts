import type { Bant } from '../../../domain/lead/bant.ts'
import type { BantChoice } from '../../../domain/lead/instruction.ts'
import { type BantQuestion, bantQuestions } from '../../../domain/lead/lead.ts'
import { type Translator, translator } from '../../../i18n/translator.ts'
import type { Field, Option } from '../form.ts'
import { bantChoices, holds } from './bant-choices.ts'
import { prefill } from './bant-prefill.ts'
import { aboutLead, choice, noteField, words } from './fields.ts'
import { accepted, type FormFacts, formOf, type LeadForm, rejected } from './lead-form.ts'

/** Only what is still unknown; when nothing is, all four, to be corrected. Source: PRODUCT.md, step 8. */
export const bant: LeadForm = {
  build(facts) {
    const open = openQuestions(facts.lead.bant)
    const asked = open.length === 0 ? bantQuestions : open
    return formOf('bant', facts.lead.id, words('bant', facts), [
      aboutLead(facts),
      ...asked.map((question) => questionField(question, facts)),
      noteField(facts),
    ])
  },

  read(values, { language }) {
    const t = translator(language)
    const given = bantQuestions.filter((question) => values[question] !== undefined)
    const strange = given.find((question) => holds(question, values[question] ?? '') === null)
    if (strange !== undefined) return rejected({ [strange]: t('error.choose') })
    if (given.length === 0) return rejected({ note: t('error.answer_one') })
    return accepted({ kind: 'answer_bant', answers: answersOf(given, values) })
  },
}

/** Not asked yet, or asked and still unknown. */
export const openQuestions = (known: Bant): readonly BantQuestion[] =>
  bantQuestions.filter((question) => (known[question]?.value ?? 'unknown') === 'unknown')

function questionField(question: BantQuestion, { lead, language }: FormFacts): Field {
  const t = translator(language)
  const initial = prefill(question, lead)
  return choice(question, t(`ask.${question}`), optionsFor(question, t), {
    optional: initial === undefined,
    initial,
  })
}

function optionsFor(question: BantQuestion, t: Translator): readonly Option[] {
  switch (question) {
    case 'need':
      return bantChoices.need.map(({ value }) => ({ value, label: t(`need.${value}`) }))
    case 'budget':
      return bantChoices.budget.map(({ value }) => ({ value, label: t(`budget.${value}`) }))
    case 'authority':
      return bantChoices.authority.map(({ value }) => ({ value, label: t(`authority.${value}`) }))
    case 'timing':
      return bantChoices.timing.map(({ value }) => ({ value, label: t(`timing.${value}`) }))
    default:
      return question satisfies never
  }
}

function answersOf(
  given: readonly BantQuestion[],
  values: Readonly<Record<string, string>>,
): Readonly<Partial<Record<BantQuestion, BantChoice>>> {
  return Object.fromEntries(
    given.map((question) => {
      const value = values[question] ?? 'unknown'
      return [question, { value, holds: holds(question, value) === true }]
    }),
  )
}
