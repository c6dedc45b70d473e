import type { BantQuestion } from '../../../domain/lead/lead.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import { foldedWords } from '../../../domain/text/fold.ts'
import { type BantValue, bantChoices, holds } from './bant-choices.ts'

/** What the buyer wrote, as the choice to start from; the rep confirms or changes it. */
export function prefill(question: BantQuestion, lead: LeadRecord): string | undefined {
  const answered = lead.bant[question]?.value
  if (answered !== undefined && answered !== 'unknown' && holds(question, answered) !== null) {
    return answered
  }
  return guess[question](lead)
}

const guess: Readonly<{
  [Question in BantQuestion]: (lead: LeadRecord) => BantValue<Question> | undefined
}> = {
  need: ({ message }) =>
    message === null ? undefined : mentions(message, buyingWords) ? 'clear' : 'vague',
  budget: ({ budget }) => {
    if (budget === null || budget.min.currency !== 'VND') return undefined
    const most = (budget.max ?? budget.min).amount
    if (budget.max === null && most >= 1e9) return 'over_1b'
    if (most <= 1e8) return 'under_100m'
    if (most <= 5e8) return '100m_500m'
    return most <= 1e9 ? '500m_1b' : 'over_1b'
  },
  authority: ({ title }) => {
    if (title === null) return undefined
    if (mentions(title, deciders)) return 'decides'
    return mentions(title, influencers) ? 'influences' : undefined
  },
  timing: ({ timing, message }) => {
    const said = [timing, message].filter((text) => text !== null).join(' ')
    const chosen = bantChoices.timing.find(({ value }) => value === timing)
    if (chosen !== undefined) return chosen.value
    if (mentions(said, soonWords)) return 'this_month'
    if (mentions(said, ['quy nay', 'this quarter'])) return 'this_quarter'
    return mentions(said, ['nam nay', 'this year']) ? 'this_year' : undefined
  },
}

const buyingWords = [
  'bao gia',
  'mua',
  'demo',
  'dung thu',
  'trien khai',
  'quote',
  'price',
  'pricing',
  'buy',
  'trial',
]
const deciders = [
  'giam doc',
  'tong giam doc',
  'chu tich',
  'chu',
  'ceo',
  'founder',
  'owner',
  'director',
  'president',
]
const influencers = ['truong phong', 'truong', 'quan ly', 'head', 'manager', 'lead']
const soonWords = [
  'thang nay',
  'tuan nay',
  'gap',
  'ngay',
  'this month',
  'this week',
  'urgent',
  'asap',
]

/** As whole words: `chu` is not in `chung`. */
function mentions(text: string, phrases: readonly string[]): boolean {
  const words = ` ${foldedWords(text).join(' ')} `
  return phrases.some((phrase) => words.includes(` ${phrase} `))
}
