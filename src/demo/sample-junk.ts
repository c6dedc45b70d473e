import type { Delivery } from './delivery.ts'
import type { Dice } from './dice.ts'
import { vietnameseMobile } from './sample-phone.ts'

type Odd = Pick<Delivery, 'door' | 'fields' | 'who' | 'why'>

/** What no rep should be bothered with, although a phone or a mail is in it. */
export function sampleJunk(dice: Dice): Odd {
  const phone = vietnameseMobile(dice)
  const number = dice.between(100, 9_999)
  return dice.pick<Odd>([
    {
      door: 'leads',
      fields: { name: 'Test Test', phone, message: 'test', source: 'facebook_ads' },
      who: 'Test Test',
      why: 'somebody tries the form out',
    },
    {
      door: 'leads',
      fields: { name: 'asdf asdf', email: `asdf${number}@mailinator.com`, source: 'google_ads' },
      who: 'asdf asdf',
      why: 'a throw-away mail',
    },
    {
      door: 'form',
      fields: { name: 'SEO Rocket', phone, message: 'Rank first in 7 days', fax_number: phone },
      who: 'SEO Rocket',
      why: 'a machine: it filled in the field that people do not see',
    },
  ])
}

/** What no lead can be made of: the door says so, with field and mend. */
export function sampleBad(dice: Dice): Odd {
  return dice.pick<Odd>([
    {
      door: 'leads',
      fields: { name: 'Nguyễn Minh', source: 'zalo', message: 'Gọi lại cho mình nhé' },
      who: 'Nguyễn Minh',
      why: 'neither phone nor mail',
    },
    {
      door: 'leads',
      fields: { name: 'Trần Hòa', phone: '0900 123', source: 'facebook_ads' },
      who: 'Trần Hòa',
      why: 'a phone that lacks digits',
    },
    {
      door: 'leads',
      fields: { name: 'Olivia Clarke', email: 'olivia.clarke', source: 'google_ads' },
      who: 'Olivia Clarke',
      why: 'a mail without @',
    },
    {
      door: 'events',
      fields: { kind: 'price_list_read', email: 'somebody@an-phat.example' },
      who: 'a website',
      why: 'a behaviour that nobody defined',
    },
  ])
}
