import type { Baton } from '../baton.ts'
import { type Options, type Row, rounded, row, until } from '../row.ts'
import { channel } from '../rules.ts'
import { createSender, hotLead, several } from '../sender.ts'

const count = 50
const patienceMs = 150_000

/** The platform refuses everything, after it took one message and lost the answer. */
export async function outage(baton: Baton, { full }: Options): Promise<readonly Row[]> {
  const seconds = full ? 600 : 20
  const from = baton.slack.posts.length
  const sender = createSender(baton.url, baton.apiKeys, 8)
  baton.slack.loseOneAnswer()
  const first = await sender.sendAll(several(1, hotLead))
  await until(() => baton.slack.posts.length > from, 30_000)
  baton.slack.refuse()
  const backAt = Date.now() + seconds * 1_000
  const others = await sender.sendAll(several(count - 1, hotLead))
  sender.close()
  await until(() => Date.now() >= backAt, seconds * 1_000 + 1_000)
  baton.slack.accept()
  const accepted = [...first, ...others].flatMap(({ lead }) => (lead === null ? [] : [lead]))
  const cards = () => baton.slack.posts.slice(from).flatMap(({ key }) => leadOfCard(key))
  const isThere = (lead: string) => cards().includes(lead)
  await until(() => accepted.every(isThere), patienceMs, 250)
  const lateMs = Date.now() - backAt
  return [await judged(baton, { seconds, accepted, cards: cards(), lateMs })]
}

interface After {
  readonly seconds: number
  readonly accepted: readonly string[]
  readonly cards: readonly string[]
  readonly lateMs: number
}

async function judged(baton: Baton, { seconds, accepted, cards, lateMs }: After): Promise<Row> {
  const missing = accepted.filter((lead) => !cards.includes(lead)).length
  const doubled = cards.length - new Set(cards).size
  const written = await ledger(baton, accepted)
  const isInOrder = written.every((lead, at) => lead === [...new Set(cards)][at])
  const isRight = missing === 0 && doubled === 0 && isInOrder && accepted.length === count
  return row({
    row: 'outage',
    what: `chat platform down for ${seconds} s, ${count} leads`,
    target: 'every card after it, once each, in order',
    measured: `${accepted.length} accepted, ${missing} missing, ${doubled} doubled, ${isInOrder ? 'in order' : 'OUT OF ORDER'}, all there ${rounded(lateMs / 1_000)} s after`,
    ratio: null,
    ok: isRight,
    mustHold: true,
  })
}

/** In the order in which they were to be sent. */
async function ledger(baton: Baton, leads: readonly string[]): Promise<readonly string[]> {
  const rows = await baton.db().prisma.outbound.findMany({
    where: { place: channel, kind: 'card', leadId: { in: [...leads] } },
    orderBy: { id: 'asc' },
  })
  return [...new Set(rows.flatMap(({ leadId }) => (leadId === null ? [] : [leadId])))]
}

export const leadOfCard = (key: string | null): readonly string[] => {
  const lead = /^card:([^:]+):/.exec(key ?? '')?.[1]
  return lead === undefined ? [] : [lead]
}
