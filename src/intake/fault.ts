import type { Language } from '../domain/lead/lead.ts'
import { type FaultCode, faultTexts } from './fault-texts.ts'

/** Why a request is turned away. `detail` fills the words; it never holds what the sender wrote. */
export interface Fault {
  readonly status: number
  readonly code: FaultCode
  readonly field?: string
  readonly detail?: Readonly<Record<string, string | number>>
  readonly retryAfterSeconds?: number
}

type Words = string | Readonly<Record<Language, string>>

export interface FaultBody {
  readonly error: {
    readonly code: FaultCode
    readonly message: Words
    readonly field?: string
    readonly mend: Words
  }
}

/** In one language when the sender asked for it, else in both. */
export function faultBody(fault: Fault, language: Language | null): FaultBody {
  const { message, mend } = faultTexts[fault.code]
  const field = fault.field === undefined ? {} : { field: fault.field }
  return {
    error: {
      code: fault.code,
      message: inWords(message, fault, language),
      ...field,
      mend: inWords(mend, fault, language),
    },
  }
}

/** What the ledger keeps as the reason: a code and a field, no words and no data. */
export const reasonOf = ({ code, field }: Pick<Fault, 'code' | 'field'>): string =>
  field === undefined ? code : `${code} ${field}`

export function fillIn(text: string, fault: Pick<Fault, 'detail'>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(fault.detail?.[name] ?? whole))
}

function inWords(
  texts: Readonly<Record<Language, string>>,
  fault: Fault,
  language: Language | null,
): Words {
  if (language !== null) return fillIn(texts[language], fault)
  return { vi: fillIn(texts.vi, fault), en: fillIn(texts.en, fault) }
}
