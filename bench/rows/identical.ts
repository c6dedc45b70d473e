import type { Baton } from '../baton.ts'
import { type Row, row, until } from '../row.ts'
import { createSender, type Delivery, hotLead, several } from '../sender.ts'

const groups = 20
const each = 10

/** The same person ten times at once, half of the times with the same key: ad platforms do both. */
export async function identical(baton: Baton): Promise<readonly Row[]> {
  const before = await count(baton)
  const people = several(groups, hotLead)
  const deliveries = people.flatMap((person) =>
    Array.from({ length: each }, (_, nth) =>
      nth % 2 === 0 ? person : underAnotherKey(person, nth),
    ),
  )
  const sender = createSender(baton.url, baton.apiKeys.slice(0, 1), groups * each)
  const answers = await Promise.all(deliveries.map((delivery) => sender.send(delivery)))
  sender.close()
  const accepted = answers.filter(({ status }) => status === 202).length
  await until(async () => (await waiting(baton)) === 0, 60_000, 250)
  const leads = (await count(baton)) - before
  return [
    row({
      row: 'identical',
      what: `${groups} groups of ${each} identical deliveries at once`,
      target: `${groups} leads`,
      measured: `${leads} leads of ${accepted} accepted deliveries`,
      ratio: leads / groups,
      ok: leads === groups && accepted === deliveries.length,
      mustHold: true,
    }),
  ]
}

const underAnotherKey = (person: Delivery, nth: number): Delivery => ({
  ...person,
  idempotencyKey: `${person.idempotencyKey}-${nth}`,
})

const count = (baton: Baton): Promise<number> => baton.db().prisma.lead.count()

/** Deliveries that are nobody's yet. */
export const waiting = (baton: Baton): Promise<number> =>
  baton.db().prisma.inboundEvent.count({ where: { state: 'stored' } })
