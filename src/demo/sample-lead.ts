import type { Fields } from './delivery.ts'
import type { Dice } from './dice.ts'
import type { SamplePerson } from './sample-person.ts'
import { english, vietnamese } from './sample-words.ts'

export interface SampleLead {
  readonly fields: Fields
  /** What makes it worth reading. */
  readonly why: string
}

interface Way {
  readonly source: string
  readonly called: string
  readonly campaign?: string
  readonly form?: string
  readonly asked: boolean
}

/** How samples come, with what marketing would count them under. */
const ways: readonly Way[] = [
  { source: 'facebook_ads', called: 'Facebook Ads', campaign: 'fb-bao-gia-q4', asked: true },
  { source: 'google_ads', called: 'Google Ads', campaign: 'gg-phan-mem-ban-hang', asked: true },
  { source: 'website', called: 'website', form: 'Form báo giá', asked: true },
  { source: 'zalo', called: 'Zalo', asked: true },
  { source: 'referral', called: 'referral', asked: false },
]

/** A form of somebody new: the more promising, the more they say. */
export function leadOf(dice: Dice, person: SamplePerson): SampleLead {
  const way = dice.pick(ways)
  const words = person.language === 'vi' ? vietnamese : english
  const said = wantsOf(dice, person, words)
  return {
    fields: { ...identity(dice, person), ...wayFields(way), ...said.fields },
    why: `${way.called}${said.why}`,
  }
}

/** The same person once more, knowing only one contact, as it is typed this time. */
export function leadAgain(
  dice: Dice,
  { name, language }: SamplePerson,
  contact: { readonly phone: string } | { readonly email: string },
): SampleLead {
  const way = dice.pick(ways)
  const typed = Object.values(contact).join()
  return {
    fields: { name, ...contact, language, ...wayFields(way) },
    why: `${way.called}, and types "${typed}"`,
  }
}

/** A known person who now asks for the price. */
export function leadBack(dice: Dice, person: SamplePerson): SampleLead {
  const words = person.language === 'vi' ? vietnamese : english
  const way = dice.pick(ways)
  const message = filled(dice, dice.pick(words.eager))
  const fields = { name: person.name, phone: person.phone, email: person.email, message }
  return {
    fields: { ...fields, ...wayFields(way) },
    why: `by ${way.called}, asks for a quote`,
  }
}

function identity(dice: Dice, person: SamplePerson): Fields {
  const { name, phone, email, company, title, province, language, promising } = person
  const work = promising === 'hardly' ? {} : { company, title, province }
  const reach = dice.chance(0.85) ? { phone } : {}
  return { name, ...reach, email, ...work, language }
}

const wayFields = ({ source, campaign, form, asked }: Way): Fields => ({
  source,
  asked_contact: asked,
  ...(campaign === undefined ? {} : { campaign }),
  ...(form === undefined ? {} : { source_detail: form }),
})

function wantsOf(
  dice: Dice,
  { promising }: SamplePerson,
  words: typeof vietnamese | typeof english,
): SampleLead {
  if (promising === 'hardly')
    return { fields: { message: dice.pick(words.curious) }, why: ', only curious' }
  const isVery = promising === 'very'
  const budget = dice.pick(isVery ? words.large : words.middle)
  const message = filled(dice, dice.pick(isVery ? words.eager : words.curious))
  const timing = isVery ? { timing: dice.pick(words.soon) } : {}
  const employees = dice.between(isVery ? 50 : 5, isVery ? 400 : 49)
  return { fields: { message, budget, employees, ...timing }, why: `, budget ${budget}` }
}

const filled = (dice: Dice, message: string): string =>
  message.replace('{n}', String(dice.between(5, 60)))
