import { createInstance } from 'i18next'
import ICU from 'i18next-icu'
import type { Language } from '../domain/lead/lead.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }

/** A key that has words in every language; a missing one does not compile. */
export type TextKey = keyof typeof vi
export type TextParams = Readonly<Record<string, string | number>>
export type Translator = (key: TextKey, params?: TextParams) => string

const texts = {
  vi: vi satisfies Readonly<Record<keyof typeof en, string>>,
  en: en satisfies Readonly<Record<keyof typeof vi, string>>,
}
const translators = new Map<Language, Translator>()

/** Words in one language. ICU messages; params are inserted as they are, never parsed again. */
export function translator(language: Language): Translator {
  const known = translators.get(language)
  if (known !== undefined) return known
  const made = makeTranslator(language)
  translators.set(language, made)
  return made
}

function makeTranslator(language: Language): Translator {
  const i18n = createInstance()
  void i18n.use(new ICU({ parseErrorHandler: mendTheText })).init({
    lng: language,
    resources: { [language]: { translation: texts[language] } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
  })
  return (key, params) => i18n.t(key, { ...params })
}

/** A text that can't be read or lacks a value is a bug, not something to show a buyer's rep. */
function mendTheText(error: Error, key: string): string {
  throw new Error(`text ${key}: ${error.message}`, { cause: error })
}
