import type { Language } from '../lead/lead.ts'
import { foldedWords, withoutDiacritics } from '../text/fold.ts'
import { provinceAliases } from './province-aliases.ts'
import { type Province, provinces } from './provinces.ts'

export interface PlaceInVietnam {
  readonly code: string
  readonly name: string
  /** The text names a province that became part of this one in July 2025. */
  readonly merged: boolean
}

const administrativePrefix = /^(?:(?:thanh pho|tinh|t p|tp|tt|city of) )+(?=.)/
const administrativeSuffix = / (?:city|province|vietnam|viet nam|vn)$/
const partSeparator = /[,;\n|/]/
const longestText = 500

/**
 * Which of today's 34 provinces a text names, by today's or a former name, with or without
 * diacritics and "tỉnh", "TP."; of an address the last part that names one. null: none.
 */
export function normaliseProvince(text: string): PlaceInVietnam | null {
  if (text.length > longestText) return null
  const parts = text.split(partSeparator).toReversed()
  for (const part of [text, ...parts]) {
    const place = known.get(keyOf(part))
    if (place !== undefined) return place
  }
  return null
}

/** For people to read: "TP. Hồ Chí Minh", "Hanoi". null for a code that is none of the 34. */
export function provinceName(code: string, lang: Language): string | null {
  const found = provinces.find((province) => province.code === code)
  if (found === undefined) return null
  if (lang === 'vi') return found.code === hoChiMinhCity ? `TP. ${found.name}` : found.name
  return englishNames[found.code] ?? withoutDiacritics(found.name)
}

const hoChiMinhCity = '79'
const englishNames: Readonly<Record<string, string>> = {
  [hoChiMinhCity]: 'Ho Chi Minh City',
  '01': 'Hanoi',
}

/** "TP. Hồ Chí Minh", "Ho Chi Minh City" and "hochiminh" have one key. */
function keyOf(text: string): string {
  const words = foldedWords(text).join(' ')
  return words
    .replace(administrativeSuffix, '')
    .replace(administrativePrefix, '')
    .replace(administrativeSuffix, '')
    .replaceAll(' ', '')
}

const known: ReadonlyMap<string, PlaceInVietnam> = new Map(provinces.flatMap(entriesOf))

function entriesOf({ code, name, absorbed }: Province): readonly [string, PlaceInVietnam][] {
  return [
    ...spellings(name).map((key): [string, PlaceInVietnam] => [key, { code, name, merged: false }]),
    ...absorbed
      .flatMap(spellings)
      .map((key): [string, PlaceInVietnam] => [key, { code, name, merged: true }]),
  ]
}

function spellings(name: string): readonly string[] {
  return [name, ...(provinceAliases[name] ?? [])].map(keyOf)
}
