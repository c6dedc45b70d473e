const combiningMarks = /\p{M}/gu
const whitespace = /\s+/gu
const notWord = /[^\p{L}\p{N}]+/gu

/** Text for comparing: no diacritics (đ becomes d), lower case, single spaces. Idempotent. */
export function foldVietnamese(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD')
  return withoutMarks(lower).normalize('NFC').replace(whitespace, ' ').trim()
}

/** The same words in the same case, without diacritics: "Đà Nẵng" becomes "Da Nang". */
export function withoutDiacritics(text: string): string {
  return withoutMarks(text.normalize('NFD')).normalize('NFC')
}

/** The folded words of a text; punctuation separates. */
export function foldedWords(text: string): readonly string[] {
  return foldVietnamese(text)
    .split(notWord)
    .filter((word) => word !== '')
}

/** True when both hold the same words, each as often, in any order: "Minh Nguyễn" and "nguyen minh". */
export function sameWords(one: string, other: string): boolean {
  return foldedWords(one).toSorted().join(' ') === foldedWords(other).toSorted().join(' ')
}

// The stroke of đ is part of the letter, so Unicode does not decompose it; old Vietnamese fonts
// and lists write the Icelandic ð, which looks alike as a capital.
const withoutMarks = (decomposed: string): string =>
  decomposed.replace(combiningMarks, '').replace(/[đð]/g, 'd').replace(/[ĐÐ]/g, 'D')
