import type { Language } from '../lead/lead.ts'

/** The same sentence in every language of the program. */
export type Words = Readonly<Record<Language, string>>

/** Makes a schema's check refuse in both languages; `problem.ts` reads them back. */
export const saying = (words: Words) => ({ error: words.en, params: { words } })

/** The same for a check that names the place itself. */
export const refusal = (path: readonly (string | number)[], words: Words) => ({
  code: 'custom' as const,
  path: [...path],
  message: words.en,
  params: { words },
})
