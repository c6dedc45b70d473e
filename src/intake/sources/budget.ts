import type { Language } from '../../domain/lead/lead.ts'
import type { BudgetSaid } from '../../domain/lead/touch-in.ts'
import { vnd } from '../../domain/money/money.ts'
import { parseMoney } from '../../domain/money/parse-money.ts'

/** The form's choices, which are also the answers a rep can give. In millions of VND; null: no upper end. */
const ranges = {
  under_100m: [0, 100],
  '100m_500m': [100, 500],
  '500m_1b': [500, 1_000],
  over_1b: [1_000, null],
} as const satisfies Record<string, readonly [number, number | null]>

export const budgetChoices = Object.keys(ranges)

type BudgetChoice = keyof typeof ranges

export const isBudgetChoice = (text: string): text is BudgetChoice => Object.hasOwn(ranges, text)

/** A choice of the form, or words such as `500 triệu – 1 tỷ`; null when no amount is in them. */
export function readBudget(written: string | null, language: Language): BudgetSaid | null {
  if (written === null) return null
  if (isBudgetChoice(written)) return chosen(written)
  const said = parseMoney(written, language)
  return said.ok ? { min: said.min, max: said.max, asWritten: written } : null
}

function chosen(choice: BudgetChoice): BudgetSaid {
  const [min, max] = ranges[choice]
  return { min: millions(min), max: max === null ? null : millions(max), asWritten: choice }
}

const millions = (count: number) => vnd(count * 1_000_000)
