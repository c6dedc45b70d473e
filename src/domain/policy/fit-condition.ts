import { emailKinds, phoneKinds } from '../scoring/lead-facts.ts'
import type { Words } from './words.ts'

export const factFields = [
  'source',
  'title',
  'company',
  'province',
  'email_kind',
  'phone_kind',
  'budget',
  'message',
  'need',
  'timing',
  'authority',
  'employees',
  'industry',
] as const
export type FactField = (typeof factFields)[number]

export interface WrittenCondition {
  readonly field: FactField
  readonly is?: readonly string[] | undefined
  readonly contains?: readonly string[] | undefined
  readonly present?: boolean | undefined
  readonly atLeast?: number | undefined
  readonly below?: number | undefined
}

interface Fault {
  /** Null: the rule as a whole. */
  readonly key: keyof WrittenCondition | null
  readonly words: Words
}

/** Conditions that could never hold, or hold for everybody. */
export function conditionFaults(rule: WrittenCondition): readonly Fault[] {
  const counts = rule.field === 'budget' || rule.field === 'employees'
  const misplaced = (counts ? textConditions : countConditions)
    .filter((key) => rule[key] !== undefined)
    .map((key) => ({ key, words: counts ? notText(key, rule.field) : notCount(key, rule.field) }))
  return [...misplaced, ...unconditional(rule), ...emptyRange(rule), ...unknownKinds(rule)]
}

const textConditions = ['is', 'contains'] as const
const countConditions = ['atLeast', 'below'] as const

const notText = (key: string, field: FactField): Words => ({
  en: `${field} is a number: use atLeast or below, not ${key}`,
  vi: `${field} là số: dùng atLeast hoặc below, không dùng ${key}`,
})

const notCount = (key: string, field: FactField): Words => ({
  en: `${field} is text: use is, contains or present, not ${key}`,
  vi: `${field} là chữ: dùng is, contains hoặc present, không dùng ${key}`,
})

function unconditional(rule: WrittenCondition): readonly Fault[] {
  const conditions = [...textConditions, ...countConditions, 'present'] as const
  if (conditions.some((key) => rule[key] !== undefined)) return []
  return [
    {
      key: null,
      words: {
        en: 'the rule has no condition: give is, contains, present, atLeast or below',
        vi: 'luật chưa có điều kiện: thêm is, contains, present, atLeast hoặc below',
      },
    },
  ]
}

function emptyRange({ atLeast, below }: WrittenCondition): readonly Fault[] {
  if (atLeast === undefined || below === undefined || atLeast < below) return []
  return [
    {
      key: 'below',
      words: {
        en: `nothing is at least ${atLeast} and below ${below}`,
        vi: `không giá trị nào vừa từ ${atLeast} trở lên vừa dưới ${below}`,
      },
    },
  ]
}

const kinds: Partial<Record<FactField, readonly string[]>> = {
  email_kind: emailKinds,
  phone_kind: phoneKinds,
}

function unknownKinds({ field, is }: WrittenCondition): readonly Fault[] {
  const known = kinds[field]
  const unknown = known === undefined ? undefined : is?.find((kind) => !known.includes(kind))
  if (known === undefined || unknown === undefined) return []
  return [
    {
      key: 'is',
      words: {
        en: `${field} is never "${unknown}"; it is one of ${known.join(', ')}`,
        vi: `${field} không bao giờ là "${unknown}"; chỉ có ${known.join(', ')}`,
      },
    },
  ]
}
