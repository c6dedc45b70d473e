import type { Language } from '../../domain/lead/lead.ts'
import { formTexts } from './form-texts.ts'

/** The sample document that visitors download: the table of the page, for a spreadsheet. */
export function priceList(language: Language): string {
  const rows = formTexts[language].packages.map(({ name, forWhom, price }) => [
    name,
    forWhom,
    price,
  ])
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  // The byte order mark makes Excel read Vietnamese.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
