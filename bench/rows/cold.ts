import type { Baton } from '../baton.ts'
import { type Row, rounded, row, until } from '../row.ts'
import { createSender, hotLead } from '../sender.ts'
import { leadOfCard } from './outage.ts'

const targetMs = 10_000

/** From nothing in the home to a card that can be claimed. Needs a Baton that was only just started. */
export async function cold(baton: Baton): Promise<readonly Row[]> {
  const started = performance.now()
  const sender = createSender(baton.url, baton.apiKeys, 1)
  const { lead } = await sender.send(hotLead())
  sender.close()
  const isThere = () =>
    baton.slack.posts.some(({ key }) => lead !== null && leadOfCard(key).includes(lead))
  const posted = await until(isThere, 60_000, 5)
  const cardMs = performance.now() - started
  const ms = baton.startedInMs + cardMs
  return [
    row({
      row: 'cold',
      what: 'cold baton start in an empty home, to the first claimable lead',
      target: '< 10 s',
      measured: `${rounded(ms / 1_000)} s${posted ? '' : ', NOT POSTED'} (start ${rounded(baton.startedInMs / 1_000)} s, delivery to card ${rounded(cardMs / 1_000, 2)} s)`,
      ratio: rounded(ms / targetMs, 2),
      ok: posted && ms < targetMs,
    }),
  ]
}
