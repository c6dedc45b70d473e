import type { Policy } from '../policy/policy.ts'
import { foldedWords } from '../text/fold.ts'
import type { LeadFacts } from './lead-facts.ts'

type FitRule = Policy['scoring']['fit'][number]
type FactField = FitRule['field']

/** What must be true of one fact; all that a rule names must hold at once. */
export interface Condition {
  readonly field: FactField
  readonly is: ReadonlySet<string> | null
  /** Each a phrase between two spaces, so that it is found as whole words. */
  readonly contains: readonly string[] | null
  readonly present: boolean | null
  readonly atLeast: number | null
  readonly below: number | null
}

export const conditionOf = (rule: FitRule): Condition => ({
  field: rule.field,
  is: rule.is === undefined ? null : new Set(rule.is.map(asWords)),
  contains: rule.contains?.map(asWords) ?? null,
  present: rule.present ?? null,
  atLeast: rule.atLeast ?? null,
  below: rule.below ?? null,
})

/** A reader of one lead's facts that folds each text once, however many rules ask for it. */
export function factReader(facts: LeadFacts): (condition: Condition) => boolean {
  const folded = new Map<FactField, string>()
  const wordsOf = (field: FactField, text: string) => {
    const known = folded.get(field) ?? asWords(text)
    folded.set(field, known)
    return known
  }
  return (condition) => {
    const value = factOf(facts, condition.field)
    if (condition.present !== null && condition.present !== isKnown(value)) return false
    return typeof value === 'string'
      ? textHolds(condition, wordsOf(condition.field, value))
      : numberHolds(condition, value)
  }
}

function textHolds(condition: Condition, words: string): boolean {
  const { is, contains } = condition
  if (condition.atLeast !== null || condition.below !== null) return false
  if (is !== null && !is.has(words)) return false
  return contains === null || contains.some((phrase) => words.includes(phrase))
}

function numberHolds(condition: Condition, value: number | null): boolean {
  const { is, contains, atLeast, below } = condition
  if (is !== null || contains !== null) return false
  if (value === null) return atLeast === null && below === null
  return (atLeast === null || value >= atLeast) && (below === null || value < below)
}

/** Diacritics, case and punctuation do not matter: ` giam doc kinh doanh `. */
const asWords = (text: string): string => ` ${foldedWords(text).join(' ')} `

const isKnown = (value: string | number | null): boolean =>
  typeof value === 'string' ? value.trim() !== '' && value !== 'none' : value !== null

function factOf(facts: LeadFacts, field: FactField): string | number | null {
  if (field === 'email_kind') return facts.emailKind
  if (field === 'phone_kind') return facts.phoneKind
  return field === 'budget' ? facts.budgetVnd : facts[field]
}
