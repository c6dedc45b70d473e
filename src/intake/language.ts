import { type Language, languages } from '../domain/lead/lead.ts'

/** The first of ours in an `Accept-Language` header, by its weights; null when it asks for neither. */
export function acceptedLanguage(header: string | undefined): Language | null {
  const wished = (header ?? '')
    .split(',')
    .map(readRange)
    .filter((range) => range.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { tag } of wished) {
    const found = languages.find((language) => language === tag)
    if (found !== undefined) return found
  }
  return null
}

export const asLanguage = (text: unknown): Language | null =>
  languages.find((language) => language === text) ?? null

function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
  const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
  const value = weight === undefined ? 1 : Number(weight.trim().slice(2))
  return { tag: tag.trim().split('-')[0] ?? '', weight: Number.isFinite(value) ? value : 0 }
}
