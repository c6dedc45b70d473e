import type { Language } from '../lead/lead.ts'
import { foldVietnamese } from '../text/fold.ts'
import { type Honorific, splitHonorific } from './honorific.ts'
import { repairCase } from './name-case.ts'
import { isVietnameseSurname } from './surnames.ts'

export interface PersonName {
  /** Without the honorific. Empty when the text holds no name. */
  readonly display: string
  readonly honorific: Honorific | null
  /** For comparing and searching. */
  readonly folded: string
}

// Control and format characters, halves of surrogate pairs, emoji with their variants.
const noPartOfName = /\p{C}|\p{Extended_Pictographic}|[\uFE0E\uFE0F]/gu
const leadingMarks = /^[,;:_.*"“”\-–]+/u
// The look back keeps a long run of them from being tried from each of its marks.
const trailingMarks = /(?<![,;:_*"“”\-–])[,;:_*"“”\-–]+$/u
// "Mr.Minh", "a.Minh": the honorific is glued to the name.
const gluedHonorific = /(?<=^|\.)(?:mr|mrs|ms|dr|bs|ts|a|c)\.(?=\p{L}{2})/giu

/**
 * A person's name as it is to be shown: composed letters, single spaces, repaired case, the
 * honorific apart. Letters in fancy fonts, as on Facebook, become plain ones.
 */
export function normaliseName(raw: string): PersonName {
  const { honorific, words } = splitHonorific(wordsOf(raw))
  const display = repairCase(words).join(' ').normalize('NFC')
  return { display, honorific, folded: foldVietnamese(display) }
}

/**
 * What to call somebody by: Vietnamese given names come last, others first.
 * @param lang how a name that tells nothing about itself is read
 */
export function shortName(display: string, lang: Language): string {
  const words = display.split(' ')
  const isFamilyFirst = lang === 'vi' || isVietnameseSurname(words[0] ?? '')
  return (isFamilyFirst ? words.at(-1) : words[0]) ?? display
}

function wordsOf(raw: string): readonly string[] {
  const clean = raw.normalize('NFKC').replace(noPartOfName, ' ').replace(/[Ðð]/g, dWithStroke)
  return clean
    .split(/\s+/u)
    .map((word) => word.replace(leadingMarks, '').replace(trailingMarks, ''))
    .flatMap((word) => word.replace(gluedHonorific, '$& ').split(' '))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

// Old Vietnamese lists write the Icelandic letter, which looks alike as a capital.
const dWithStroke = (eth: string): string => (eth === 'Ð' ? 'Đ' : 'đ')
