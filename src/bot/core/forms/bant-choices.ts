import type { BantQuestion } from '../../../domain/lead/lead.ts'

/**
 * The answers a rep can give and whether each speaks for a sale. `unknown` is an answer, and is
 * asked again. Any named budget holds: only the team knows what its product costs.
 */
export const bantChoices = {
  need: [yes('clear'), no('vague'), no('none'), no('unknown')],
  budget: [
    yes('under_100m'),
    yes('100m_500m'),
    yes('500m_1b'),
    yes('over_1b'),
    no('none'),
    no('unknown'),
  ],
  authority: [yes('decides'), no('influences'), no('user'), no('unknown')],
  timing: [yes('this_month'), yes('this_quarter'), yes('this_year'), no('later'), no('unknown')],
} as const

export type BantValue<Question extends BantQuestion> =
  (typeof bantChoices)[Question][number]['value']

/** Whether `value` holds for the question; null when it is not one of its answers. */
export function holds(question: BantQuestion, value: string): boolean | null {
  return bantChoices[question].find((choice) => choice.value === value)?.holds ?? null
}

function yes<const Value extends string>(value: Value) {
  return { value, holds: true } as const
}

function no<const Value extends string>(value: Value) {
  return { value, holds: false } as const
}
