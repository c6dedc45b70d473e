import { createHmac } from 'node:crypto'
import http from 'node:http'
import { leadId, memberId } from '../../src/db/lead-state.ts'
import type { Actor } from '../../src/domain/lead/lead.ts'
import { type Baton, signingSecret } from '../baton.ts'
import { percentile, type Row, rounded, row, until } from '../row.ts'
import { channel, memberOf, reps } from '../rules.ts'
import { createSender, hotLead, several } from '../sender.ts'

const cards = 4
const patienceMs = 60_000

/** Fifty reps want one card at once: asked of its journey, and by clicks as Slack signs them. */
export async function claim(baton: Baton): Promise<readonly Row[]> {
  const leads = await postedLeads(baton, cards * 2)
  const asked = []
  const clicked = []
  for (const lead of leads.slice(0, cards)) asked.push(await askAtOnce(baton, lead))
  for (const lead of leads.slice(cards)) clicked.push(await clickAtOnce(baton, lead))
  return [
    race('asked of the journey', asked),
    race('clicked in Slack', clicked),
    acknowledged(clicked.flatMap(({ ackMs }) => ackMs)),
  ]
}

interface Race {
  readonly winners: number
  /** Reps who heard how it ended. */
  readonly answered: number
  readonly faults: readonly string[]
  readonly ms: readonly number[]
  readonly ackMs: readonly number[]
}

async function postedLeads(baton: Baton, count: number): Promise<readonly string[]> {
  const sender = createSender(baton.url, baton.apiKeys, 4)
  const answers = await sender.sendAll(several(count, hotLead))
  sender.close()
  const leads = answers.flatMap(({ lead }) => (lead === null ? [] : [lead]))
  const isPosted = (lead: string) => baton.slack.posts.some(({ key }) => key?.includes(lead))
  if (!(await until(() => leads.every(isPosted), patienceMs)))
    throw new Error('the cards to be claimed were not posted')
  return leads
}

async function askAtOnce({ journeys }: Baton, lead: string): Promise<Race> {
  const answers = await Promise.all(
    reps.map(async (rep) => {
      const started = performance.now()
      const by: Actor = { memberId: memberId(memberOf(rep)), role: 'member' }
      const id = `bench:${lead}:${rep}`
      const answer = await journeys
        .instruct(leadId(lead), { id, by, wish: { kind: 'claim' } })
        .catch(faultOf)
      return { ...answer, ms: performance.now() - started }
    }),
  )
  const winners = answers.filter(({ ok }) => ok).length
  const faults = answers.flatMap((answer) => ('fault' in answer ? [answer.fault] : []))
  const answered = answers.length - faults.length
  return { winners, answered, faults, ms: answers.map(({ ms }) => ms), ackMs: [] }
}

/** Neither yes nor no: what the rep would hear is that something went wrong. */
const faultOf = (error: unknown) => ({ ok: false, fault: codeOf(error) }) as const

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return 'unknown'
  return 'type' in cause && typeof cause.type === 'string' ? cause.type : cause.name
}

async function clickAtOnce(baton: Baton, lead: string): Promise<Race> {
  const from = baton.slack.told.length
  const started = performance.now()
  const ackMs = await Promise.all(reps.map((rep) => click(baton.clicksUrl, rep, lead)))
  const heard = () =>
    new Map(baton.slack.told.slice(from).map(({ user, at }) => [user, at - started]))
  await until(() => heard().size >= reps.length, patienceMs)
  return {
    winners: await claims(baton, lead),
    answered: heard().size,
    faults: [],
    ms: [...heard().values()],
    ackMs,
  }
}

/** What the record says, whatever was answered. */
async function claims(baton: Baton, lead: string): Promise<number> {
  const where = { leadId: lead, action: 'claim' }
  return baton.db().prisma.auditEntry.count({ where })
}

/** Source: docs.slack.dev, "Verifying requests from Slack". */
function click(url: string, rep: string, lead: string): Promise<number> {
  const at = Math.floor(Date.now() / 1_000)
  const body = new URLSearchParams({ payload: JSON.stringify(payload(rep, lead)) }).toString()
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  }
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers }, (response) => {
      response.resume()
      if (response.statusCode === 200) resolve(performance.now() - started)
      else reject(new Error(`a signed click was answered ${response.statusCode}`))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const payload = (user: string, lead: string) => ({
  type: 'block_actions',
  trigger_id: '1.2.3',
  team: { id: 'T1' },
  user: { id: user, team_id: 'T1' },
  channel: { id: channel },
  message: { ts: '1700000000.000100' },
  container: { type: 'message', message_ts: '1700000000.000100' },
  actions: [
    {
      type: 'button',
      action_id: 'baton-0-0-0',
      block_id: 'b',
      action_ts: `${Date.now() / 1_000}`,
      value: `lead|claim|${lead}`,
    },
  ],
})

function race(how: string, races: readonly Race[]): Row {
  const isRight = races.every(({ winners, answered }) => winners === 1 && answered === reps.length)
  const p99 = percentile(
    races.flatMap(({ ms }) => ms),
    99,
  )
  const winners = races.map((each) => each.winners).join(' ')
  const faults = races.flatMap((each) => each.faults)
  const answered = races.reduce((sum, each) => sum + each.answered, 0)
  return row({
    row: 'claim',
    what: `claim, ${reps.length} reps on one card, ${how} (${races.length} cards)`,
    target: 'one winner, all answered, p99 < 1 s',
    measured: `winners ${winners}, ${answered} of ${races.length * reps.length} answered${faults.length === 0 ? '' : `, ${faults.length} faults (${[...new Set(faults)].join(', ')})`}, p99 ${rounded(p99, 0)} ms`,
    ratio: rounded(p99 / 1_000, 2),
    ok: isRight && p99 < 1_000,
    mustHold: !isRight,
  })
}

function acknowledged(ms: readonly number[]): Row {
  const p99 = percentile(ms, 99)
  return row({
    row: 'claim',
    what: 'chat acknowledgement under that load',
    target: 'p99 < 100 ms',
    measured: `p50 ${rounded(percentile(ms, 50), 0)} ms, p99 ${rounded(p99, 0)} ms`,
    ratio: rounded(p99 / 100, 2),
    ok: p99 < 100,
  })
}
