import { expect, it } from 'vitest'
import type { Delivery, Scene } from '../../../src/demo/delivery.ts'
import { sampleStream } from '../../../src/demo/sample-stream.ts'
import { looksLikeJunk } from '../../../src/domain/identity/junk-name.ts'
import type { LeadTouch } from '../../../src/domain/lead/touch-in.ts'
import { matchKeys } from '../../../src/domain/matching/match-keys.ts'
import { readDelivery } from '../../../src/intake/read-delivery.ts'

const take = (seed: number, count: number): readonly Delivery[] => {
  const all: Delivery[] = []
  for (const delivery of sampleStream(seed)) {
    all.push(delivery)
    if (all.length === count) break
  }
  return all
}

const many = take(4, 600)
const ofScene = (scene: Scene) => many.filter((delivery) => delivery.scene === scene)

/** As the intake reads it. */
const read = ({ door, fields, idempotencyKey }: Delivery) => {
  const source = { leads: 'api', events: 'events', form: 'web_form' }[door]
  const body = Buffer.from(JSON.stringify({ ...fields, id: idempotencyKey }))
  return readDelivery(source, 'application/json', body)
}

const touchOf = (delivery: Delivery): LeadTouch => {
  const reading = read(delivery)
  if (!reading.ok || reading.delivery.kind !== 'lead')
    throw new Error(`not a lead: ${JSON.stringify(reading)}`)
  return reading.delivery.touch
}

it('plays the same buyers for the same seed, and others for another', () => {
  expect(take(7, 100)).toEqual(take(7, 100))
  expect(take(7, 100)).not.toEqual(take(8, 100))
})

it('shows every kind of scene within a few hundred deliveries', () => {
  const scenes: readonly Scene[] = ['new', 'junk', 'twice', 'again', 'back', 'did', 'bad']
  expect(scenes.filter((scene) => ofScene(scene).length < 5)).toEqual([])
})

it('begins with somebody who read the price list and then asks under the same visitor', () => {
  const [deed, lead] = take(11, 2)
  expect(deed?.fields).toMatchObject({ kind: 'pricing_read' })
  expect(lead?.scene).toBe('new')
  expect(lead?.fields['visitor']).toBe(deed?.fields['visitor'])
})

it('sends nothing that the intake turns away, but for the scenes made to be turned away', () => {
  const turnedAway = many.filter((delivery) => !read(delivery).ok).map(({ scene }) => scene)
  expect(new Set(turnedAway)).toEqual(new Set(['bad']))
  expect(turnedAway).toHaveLength(ofScene('bad').length)
})

it('says budgets in words that are understood', () => {
  const withBudget = ofScene('new').filter(({ fields }) => 'budget' in fields)
  expect(withBudget.length).toBeGreaterThan(50)
  expect(withBudget.filter((delivery) => touchOf(delivery).budget === null)).toEqual([])
})

it('brings the same person back under keys that lead to them, however they are spelled', () => {
  const known = new Map<string, string>()
  for (const delivery of many) {
    if (delivery.door !== 'leads' || delivery.scene === 'bad') continue
    const keys = matchKeys(touchOf(delivery))
    if (delivery.scene === 'new') for (const key of keys) known.set(key, delivery.who)
    if (delivery.scene === 'again' || delivery.scene === 'back') {
      const owners = new Set(keys.flatMap((key) => known.get(key) ?? []))
      expect([...owners], JSON.stringify(delivery.fields)).toEqual([delivery.who])
    }
  }
})

it('types some numbers differently from the first time', () => {
  const spelled = ofScene('again').flatMap(({ fields }) => fields['phone'] ?? [])
  expect(spelled.some((phone) => String(phone).startsWith('+84'))).toBe(true)
  expect(spelled.some((phone) => / /.test(String(phone)))).toBe(true)
})

it('makes every new person somebody else', () => {
  const keys = ofScene('new').map((delivery) => matchKeys(touchOf(delivery)))
  const all = keys.flat()
  expect(new Set(all).size).toBe(all.length)
})

it('repeats a delivery to the letter, key and all', () => {
  const firsts = new Map(ofScene('new').map((first) => [first.idempotencyKey, first.fields]))
  for (const { idempotencyKey, fields } of ofScene('twice'))
    expect(fields).toEqual(firsts.get(idempotencyKey))
})

it('brings junk that the domain knows for junk', () => {
  for (const delivery of ofScene('junk')) {
    const { name, email, junk } = touchOf(delivery)
    const isThrownAway = email?.endsWith('@mailinator.com') === true
    expect(looksLikeJunk(name ?? '') !== null || junk === 'honeypot' || isThrownAway).toBe(true)
  }
})

it('writes to nobody: mails end in .example or could not be had, numbers are made up', () => {
  const mails = many
    .flatMap(({ fields }) => fields['email'] ?? [])
    .map((mail) => String(mail).toLowerCase())
  const real = mails.filter(
    (mail) => !/\.example$|^[^@]*-[^@]*@gmail\.com$|@mailinator\.com$|^[^@]+$/.test(mail),
  )
  expect(real).toEqual([])
})
