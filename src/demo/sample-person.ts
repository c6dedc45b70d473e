import { foldedWords } from '../domain/text/fold.ts'
import type { Dice } from './dice.ts'
import { foreignPhone, vietnameseMobile } from './sample-phone.ts'
import { english, vietnamese } from './sample-words.ts'

/** How much the person is worth a call, roughly: the rules in force decide, not this. */
export type Promising = 'very' | 'somewhat' | 'hardly'

export interface SamplePerson {
  readonly language: 'vi' | 'en'
  readonly promising: Promising
  readonly name: string
  /** As one of them would write it; Vietnamese numbers in the national form. */
  readonly phone: string
  readonly email: string
  readonly company: string
  readonly title: string
  readonly province: string
}

export function samplePerson(dice: Dice, promising: Promising): SamplePerson {
  const language = dice.chance(0.7) ? 'vi' : 'en'
  const words = language === 'vi' ? vietnamese : english
  const name = language === 'vi' ? vietnameseName(dice) : englishName(dice)
  const company = dice.pick(words.companies)
  return {
    language,
    promising,
    name,
    phone: language === 'vi' ? vietnameseMobile(dice) : foreignPhone(dice),
    email: promising === 'hardly' ? personalMail(dice, name) : workMail(dice, name, company),
    company,
    title: dice.pick(titlesFor(words, promising)),
    province: dice.pick(words.provinces),
  }
}

/** Now and then with the honorific before it, as people write in forms. */
function vietnameseName(dice: Dice): string {
  const isWoman = dice.chance(0.5)
  const given = dice.pick(isWoman ? vietnamese.women : vietnamese.men)
  const honorific = dice.chance(0.25) ? `${isWoman ? 'Chị' : 'Anh'} ` : ''
  return `${honorific}${dice.pick(vietnamese.surnames)} ${given}`
}

const englishName = (dice: Dice): string => `${dice.pick(english.first)} ${dice.pick(english.last)}`

function titlesFor(words: typeof vietnamese | typeof english, promising: Promising) {
  switch (promising) {
    case 'very':
      return words.chiefs
    case 'somewhat':
      return words.heads
    case 'hardly':
      return words.staff
    default:
      return promising satisfies never
  }
}

/** The top-level domain .example can never be anybody's (RFC 2606). */
const workMail = (dice: Dice, name: string, company: string): string =>
  `${nameWords(name).join('.')}${dice.between(10, 99)}@${foldedWords(company).join('-')}.example`

/** Gmail gives out no address with a hyphen, so this one is nobody's. */
const personalMail = (dice: Dice, name: string): string =>
  `${nameWords(name).join('-')}-${dice.between(100, 9_999)}@gmail.com`

const nameWords = (name: string): readonly string[] => foldedWords(name.replace(/^(Anh|Chị) /, ''))
