import { foldedWords } from '../text/fold.ts'

/** Why a name is surely nobody's. */
export type JunkName =
  | 'no_letters'
  | 'test_word'
  | 'placeholder'
  | 'keyboard_run'
  | 'repeated_letter'
  | 'no_vowel'
  | 'link'

const link = /https?:|www\.|\.(?:com|net|vn|ru)\b/i
const testWords: ReadonlySet<string> = new Set(
  'test testing tester tests demo fake abc abcd xyz null undefined none unknown anonymous admin foo bar haha hihi hehe'.split(
    ' ',
  ),
)
// The John Does of both languages.
const placeholder =
  /^(?:(?:nguyen|tran|le) (?:van|thi) [a-dx]|(?:john|jane) doe|ten|ho ten|ho va ten|name|full name)$/
const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijk']
const shortestRun = 4
const repeatedLetter = /^(\p{L})\1{2,}$/u
const latinWithoutVowel = /^[b-df-hj-np-tv-xz]{4,}$/

/** null for a name that may be somebody's. Short names (Y, An, Ô) are names. */
export function looksLikeJunk(name: string): JunkName | null {
  const words = foldedWords(name)
  const letters = words.join('')
  if (!/\p{L}/u.test(letters)) return 'no_letters'
  if (link.test(name)) return 'link'
  if (words.every(isTestWord)) return 'test_word'
  if (placeholder.test(words.join(' '))) return 'placeholder'
  if (words.every(isKeyboardRun)) return 'keyboard_run'
  if (repeatedLetter.test(letters)) return 'repeated_letter'
  return words.every((word) => latinWithoutVowel.test(word)) ? 'no_vowel' : null
}

const isTestWord = (word: string): boolean =>
  /^\d+$/.test(word) || testWords.has(word.replace(/\d+$/, ''))

const isKeyboardRun = (word: string): boolean =>
  repeatsOf(word).some((run) => keyboardRows.some((row) => row.includes(run)))

// "asdf" and "asdfasdf".
function repeatsOf(word: string): readonly string[] {
  const half = word.slice(0, word.length / 2)
  const candidates = half.repeat(2) === word ? [word, half] : [word]
  return candidates.filter((run) => run.length >= shortestRun)
}
