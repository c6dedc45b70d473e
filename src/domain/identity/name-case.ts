import { isVietnameseSurname } from './surnames.ts'

// Lower case inside European and Arabic names. "van" is also Văn without its diacritics.
const particles: ReadonlySet<string> = new Set(
  'al bin da de del der di dos du el la le van von y'.split(' '),
)
// A shorter word in capitals may well be initials: "JP Morgan".
const shoutedFrom = 4
// Of each part: "Anne-Marie", "O'Brien", "H'Hen", but not the s of "Minh's".
const firstLetters = /(?<![\p{L}\p{N}]\p{M}*)(?<!\p{L}\p{M}*\p{L}\p{M}*['’])\p{L}/gu

/**
 * Repairs a name typed all in one case: "NGUYỄN VĂN MINH" and "nguyễn văn minh". In a name of
 * mixed case only what must be wrong is touched; "McDonald" and "Ludwig van Beethoven" stay.
 */
export function repairCase(words: readonly string[]): readonly string[] {
  const repaired = isOneCase(words) ? words : repairMixed(words)
  return isOneCase(repaired) ? repaired.map(capitalised) : repaired
}

function isOneCase(words: readonly string[]): boolean {
  const all = words.join(' ')
  return all === all.toUpperCase() || all === all.toLowerCase()
}

function repairMixed(words: readonly string[]): readonly string[] {
  const isVietnamese = isVietnameseSurname(words[0] ?? '')
  return words.map((word, at) => {
    if (word === word.toLowerCase()) {
      return at > 0 && !isVietnamese && particles.has(word) ? word : capitalised(word)
    }
    const isShouted = word === word.toUpperCase() && Array.from(word).length >= shoutedFrom
    return isShouted ? capitalised(word) : word
  })
}

const capitalised = (word: string): string =>
  word
    .toLowerCase()
    .replace(firstLetters, upperLetter)
    .replace(/^Mc\p{L}/u, mac)

const mac = (start: string): string => `Mc${upperLetter(start.slice(2))}`

// Some letters have no single capital (ß becomes SS); those stay.
function upperLetter(letter: string): string {
  const upper = letter.toUpperCase()
  return Array.from(upper).length === Array.from(letter).length ? upper : letter
}
