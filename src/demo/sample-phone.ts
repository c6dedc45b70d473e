import type { Dice } from './dice.ts'

/**
 * Made up: Vietnam sets no numbers aside for stories, so these are taken right behind a mobile prefix
 * (090 000 1234), where hardly anybody's are. Nobody should be dialled because of a sample.
 */
export const vietnameseMobile = (dice: Dice): string =>
  `0${dice.pick(mobilePrefixes)}000${digits(dice, 4)}`

/** Set aside for stories: 555-01xx in North America, 020 7946 0xxx in London (Ofcom). */
export const foreignPhone = (dice: Dice): string =>
  dice.chance(0.5)
    ? `+1 ${dice.pick(areaCodes)} 555 01${digits(dice, 2)}`
    : `+44 20 7946 0${digits(dice, 3)}`

/** The same Vietnamese number as the next form may hold it. `national` is 0 and nine digits. */
export const spellings = (national: string): readonly string[] => {
  const [, prefix = '', middle = '', end = ''] = /^0(\d\d)(\d{3})(\d{4})$/.exec(national) ?? []
  const pairs = `${end.slice(0, 2)} ${end.slice(2)}`
  return [
    `0${prefix} ${middle} ${pairs}`,
    `+84${prefix}${middle}${end}`,
    `84 ${prefix} ${middle} ${end}`,
    `0${prefix}.${middle}.${end}`,
    `(+84) ${prefix}-${middle}-${end}`,
  ]
}

const mobilePrefixes = ['90', '91', '93', '96', '97', '98', '32', '70', '79', '83']
const areaCodes = [
  '202',
  '206',
  '212',
  '303',
  '312',
  '404',
  '415',
  '512',
  '617',
  '702',
  '713',
  '808',
]

const digits = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => dice.between(0, 9)).join('')
