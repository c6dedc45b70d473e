import type { Baton } from '../baton.ts'
import { type Row, rounded, row, until } from '../row.ts'
import { createSender, hotLead, several } from '../sender.ts'
import { waiting } from './identical.ts'
import { leadOfCard } from './outage.ts'

const inFlight = 300
const killedAfter = 60

/** Killed with deliveries in flight. Senders then do as senders do: what was not answered is sent again. */
export async function kill(baton: Baton): Promise<readonly Row[]> {
  const from = baton.slack.posts.length
  const deliveries = several(inFlight, hotLead)
  const sender = createSender(baton.url, baton.apiKeys, inFlight)
  let answeredSoFar = 0
  const sending = deliveries.map(async (delivery) => {
    const answer = await sender.send(delivery)
    if (answer.status === 202) answeredSoFar += 1
    return { delivery, answer }
  })
  await until(() => answeredSoFar >= killedAfter, 30_000, 1)
  await baton.kill()
  const answers = await Promise.all(sending)
  sender.close()
  await baton.startAgain()
  const acknowledged = answers.flatMap(({ answer }) => (answer.lead === null ? [] : [answer.lead]))
  const lost = await notInLedger(baton, acknowledged)
  const unanswered = answers.filter(({ answer }) => answer.status !== 202)
  const again = createSender(baton.url, baton.apiKeys, 16)
  await again.sendAll(unanswered.map(({ delivery }) => delivery))
  again.close()
  await until(async () => (await waiting(baton)) === 0, 150_000, 250)
  const cards = () => baton.slack.posts.slice(from).flatMap(({ key }) => leadOfCard(key))
  await until(() => new Set(cards()).size >= inFlight, 90_000, 250)
  return [
    await judged(baton, {
      acknowledged: acknowledged.length,
      lost,
      cards: cards(),
      keys: deliveries.map(({ fields }) => String(fields['email'])),
    }),
  ]
}

interface After {
  readonly acknowledged: number
  readonly lost: number
  readonly cards: readonly string[]
  readonly keys: readonly string[]
}

async function judged(baton: Baton, { acknowledged, lost, cards, keys }: After): Promise<Row> {
  const leads = await baton.db().prisma.lead.count({ where: { email: { in: [...keys] } } })
  const doubledLeads = Math.max(0, leads - inFlight)
  const doubledCards = cards.length - new Set(cards).size
  const missing = inFlight - new Set(cards).size
  return row({
    row: 'kill',
    what: `SIGKILL with ${inFlight} deliveries in flight`,
    target: '0 of the acknowledged lost, 0 doubled',
    measured: `${acknowledged} acknowledged, ${lost} lost; unanswered sent again: ${leads} leads, ${doubledLeads} doubled, ${doubledCards} cards doubled, ${missing} cards missing`,
    ratio: rounded(lost / Math.max(1, acknowledged), 2),
    ok: lost === 0 && leads === inFlight && doubledCards === 0 && missing === 0,
    mustHold: true,
  })
}

async function notInLedger(baton: Baton, leads: readonly string[]): Promise<number> {
  const rows = await baton.db().prisma.inboundEvent.findMany({
    where: { leadId: { in: [...leads] } },
    select: { leadId: true },
  })
  return leads.length - new Set(rows.map(({ leadId }) => leadId)).size
}
