/** How a person is addressed, as it is written before their name. */
export type Honorific =
  | 'Anh'
  | 'Chị'
  | 'Ông'
  | 'Bà'
  | 'Cô'
  | 'Chú'
  | 'Bác'
  | 'Em'
  | 'Thầy'
  | 'Mr'
  | 'Ms'
  | 'Mrs'
  | 'Miss'
  | 'Dr'
  | 'Prof'

// As written, in lower case. Bà, cô and bác are left out without their diacritics: "ba", "co" and
// "bac" are more often syllables of a name.
const written: ReadonlyMap<string, Honorific> = new Map([
  ['anh', 'Anh'],
  ['chị', 'Chị'],
  ['chi', 'Chị'],
  ['ông', 'Ông'],
  ['ong', 'Ông'],
  ['bà', 'Bà'],
  ['cô', 'Cô'],
  ['chú', 'Chú'],
  ['bác', 'Bác'],
  ['em', 'Em'],
  ['thầy', 'Thầy'],
  ['mr', 'Mr'],
  ['mister', 'Mr'],
  ['ms', 'Ms'],
  ['mrs', 'Mrs'],
  ['miss', 'Miss'],
  ['dr', 'Dr'],
  ['bs', 'Dr'],
  ['ts', 'Dr'],
  ['prof', 'Prof'],
  ['gs', 'Prof'],
])
// "a Minh", "c Lan": only in lower case, since "A." may be an initial.
const shorthand: ReadonlyMap<string, Honorific> = new Map([
  ['a', 'Anh'],
  ['c', 'Chị'],
])
// "Anh Thư" and the like are women's given names; nobody says "anh" to a woman.
const afterAnh = new Set('chi hương mai phương thi thy thơ thư thảo đào'.split(' '))
// "Anh Nguyen" is somebody abroad, family name last: Vietnamese never address by family name.
const familyNames = new Set(
  'nguyễn nguyen trần tran phạm pham huỳnh huynh bùi bui ngô ngo'.split(' '),
)

export interface Addressed {
  readonly honorific: Honorific | null
  readonly words: readonly string[]
}

/** Takes honorifics off the front of a name, the first counting; a name is never left empty. */
export function splitHonorific(words: readonly string[]): Addressed {
  const count = words.findIndex((word, at) => !isHonorific(word, at, words))
  const [first] = words
  if (count < 1 || first === undefined) return { honorific: null, words }
  return { honorific: honorificOf(first), words: words.slice(count) }
}

function isHonorific(word: string, at: number, words: readonly string[]): boolean {
  const next = words[at + 1]?.toLowerCase()
  if (next === undefined || honorificOf(word) === null) return false
  if (at + 2 === words.length && familyNames.has(next)) return false
  return !(word.toLowerCase() === 'anh' && afterAnh.has(next))
}

function honorificOf(word: string): Honorific | null {
  const bare = word.replace(/\.$/, '')
  return shorthand.get(bare) ?? written.get(bare.toLowerCase()) ?? null
}
