import type { Delivery, Scene } from './delivery.ts'
import { createDice, type Dice } from './dice.ts'
import { sampleDeed } from './sample-deed.ts'
import { sampleBad, sampleJunk } from './sample-junk.ts'
import { leadAgain, leadBack, leadOf, type SampleLead } from './sample-lead.ts'
import { type Promising, type SamplePerson, samplePerson } from './sample-person.ts'
import { spellings } from './sample-phone.ts'

/**
 * Buyers without end, the same ones in the same order for the same seed. It begins with somebody who
 * should be hot, so that there is a card to claim at once.
 */
export function* sampleStream(seed: number): Generator<Delivery, never> {
  const dice = createDice(seed)
  const cast: Cast = { known: [], contacts: new Set(), count: 0, seed }
  yield* priceReader(dice, cast)
  for (;;) yield* scene(nextScene(dice, cast), dice, cast)
}

interface Known {
  readonly person: SamplePerson
  readonly delivery: Delivery
}

/** Who has appeared, oldest first. */
interface Cast {
  readonly known: Known[]
  /** Phones and mails that are somebody's. */
  readonly contacts: Set<string>
  /** Deliveries so far. */
  count: number
  readonly seed: number
}

/** Somebody is talked about again only when their own lead has surely been taken in. */
const settledAfter = 3

const settled = ({ known }: Cast): readonly Known[] => known.slice(0, -settledAfter)

const shares: readonly (readonly [Scene, number])[] = [
  ['new', 0.52],
  ['did', 0.18],
  ['back', 0.07],
  ['again', 0.07],
  ['twice', 0.04],
  ['junk', 0.07],
  ['bad', 0.05],
]

function nextScene(dice: Dice, cast: Cast): Scene {
  const needsOthers = ['did', 'back', 'again', 'twice']
  let roll = dice.roll()
  for (const [name, share] of shares) {
    roll -= share
    if (roll >= 0) continue
    return needsOthers.includes(name) && settled(cast).length === 0 ? 'new' : name
  }
  return 'new'
}

function* scene(name: Scene, dice: Dice, cast: Cast): Generator<Delivery, void> {
  switch (name) {
    case 'new':
      return yield* dice.chance(0.2) ? priceReader(dice, cast) : somebodyNew(dice, cast)
    case 'junk':
      return yield numbered(cast, dice, { scene: 'junk', ...sampleJunk(dice) })
    case 'bad':
      return yield numbered(cast, dice, { scene: 'bad', ...sampleBad(dice) })
    case 'twice':
    case 'again':
    case 'back':
    case 'did':
      return yield* ofSomebodyKnown(name, dice, cast)
    default:
      return name satisfies never
  }
}

function* somebodyNew(dice: Dice, cast: Cast): Generator<Delivery, void> {
  const roll = dice.roll()
  const promising = roll < 0.35 ? 'very' : roll < 0.75 ? 'somewhat' : 'hardly'
  const person = stranger(dice, cast, promising)
  yield introduced(cast, dice, person, leadOf(dice, person))
}

/** Nobody shares a contact with somebody before, or two people would be one lead. */
function stranger(dice: Dice, { contacts }: Cast, promising: Promising): SamplePerson {
  for (;;) {
    const person = samplePerson(dice, promising)
    if (contacts.has(person.phone) || contacts.has(person.email)) continue
    contacts.add(person.phone).add(person.email)
    return person
  }
}

/** Read the price list while still a stranger, then filled in the form: the reading counts for the lead. */
function* priceReader(dice: Dice, cast: Cast): Generator<Delivery, void> {
  const visitor = `v_${hex(dice, 32)}`
  yield numbered(cast, dice, {
    scene: 'did',
    door: 'events',
    fields: { kind: 'pricing_read', visitor, path: '/bang-gia' },
    who: 'a visitor without a name',
    why: 'reads the price list to the end',
  })
  const person = stranger(dice, cast, 'very')
  const { fields, why } = leadOf(dice, person)
  const lead = { fields: { ...fields, phone: person.phone, visitor }, why }
  yield introduced(cast, dice, person, { ...lead, why: `${why}; it is the price reader` })
}

function* ofSomebodyKnown(
  name: Exclude<Scene, 'new' | 'junk' | 'bad'>,
  dice: Dice,
  cast: Cast,
): Generator<Delivery, void> {
  const known = dice.pick(settled(cast))
  const { person, delivery } = known
  const who = called(person)
  switch (name) {
    case 'twice':
      return yield { ...delivery, scene: 'twice', why: 'the same delivery once more', wait: 0.2 }
    case 'again':
      return yield numbered(cast, dice, {
        scene: 'again',
        who,
        door: 'leads',
        ...again(dice, known),
      })
    case 'back':
      return yield numbered(cast, dice, {
        scene: 'back',
        who,
        door: 'leads',
        ...leadBack(dice, person),
      })
    case 'did':
      return yield numbered(cast, dice, {
        scene: 'did',
        who,
        door: 'events',
        ...sampleDeed(dice, person),
      })
    default:
      return name satisfies never
  }
}

/** By the phone where it was told and has other spellings, else by the mail in capitals. */
function again(dice: Dice, { person, delivery }: Known): SampleLead {
  const isByPhone = person.language === 'vi' && 'phone' in delivery.fields
  const phone = isByPhone ? dice.pick(spellings(person.phone)) : ''
  return leadAgain(dice, person, isByPhone ? { phone } : { email: person.email.toUpperCase() })
}

function introduced(cast: Cast, dice: Dice, person: SamplePerson, lead: SampleLead): Delivery {
  const delivery = numbered(cast, dice, {
    scene: 'new',
    door: 'leads',
    who: called(person),
    ...lead,
  })
  cast.known.push({ person, delivery })
  return delivery
}

const called = ({ name, title, company, promising }: SamplePerson): string =>
  promising === 'hardly' ? name : `${name}, ${title}, ${company}`

function numbered(
  cast: Cast,
  dice: Dice,
  delivery: Omit<Delivery, 'idempotencyKey' | 'wait'>,
): Delivery {
  cast.count += 1
  const whole = 0.5 + dice.roll()
  const wait = delivery.scene === 'did' ? whole / 3 : whole
  return { ...delivery, idempotencyKey: `demo-${cast.seed}-${cast.count}`, wait }
}

const hex = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => dice.between(0, 15).toString(16)).join('')
