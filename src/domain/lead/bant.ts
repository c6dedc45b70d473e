import { type BantQuestion, bantQuestions } from './lead.ts'

/** One answer: `holds` says whether it speaks for a sale, `value` is the form's choice. */
export interface BantAnswer {
  readonly value: string
  readonly holds: boolean
  /** 'buyer' when read from what they wrote, else the member who asked. */
  readonly from: string
}

export type Bant = Readonly<Partial<Record<BantQuestion, BantAnswer>>>

export interface BantRule {
  readonly required: readonly BantQuestion[]
  /** How many of the questions that are not required must hold as well. */
  readonly othersNeeded: number
}

/** Need plus two of the other three. Source: PRODUCT.md, "Words", SQL. */
export const defaultBantRule: BantRule = { required: ['need'], othersNeeded: 2 }

export function bantHolds(bant: Bant, rule: BantRule = defaultBantRule): boolean {
  const others = bantQuestions.filter((question) => !rule.required.includes(question))
  const holds = (question: BantQuestion) => bant[question]?.holds === true
  return rule.required.every(holds) && others.filter(holds).length >= rule.othersNeeded
}
