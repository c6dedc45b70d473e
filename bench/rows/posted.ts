import { setTimeout as elapse } from 'node:timers/promises'
import { bareEngine } from '../bare-executions.ts'
import type { Baton } from '../baton.ts'
import { cpuMs, family, memoryMb } from '../processes.ts'
import { type Options, percentile, type Row, rounded, row, until } from '../row.ts'
import { createSender, hotLead, several } from '../sender.ts'

const connections = 16
const bareMs = 5_000
const patienceMs = 120_000
/** Connections of a pool that nobody needs are closed after ten seconds. */
const restMs = 25_000
const n8nCpuMs = 55

/** From the form to the card, with what it costs: leads a second, processor time, memory. */
export async function posted(baton: Baton, { full }: Options): Promise<readonly Row[]> {
  const count = full ? 1_000 : 150
  const all = () => family(baton.pid())
  await flow(baton, 30)
  await elapse(restMs)
  const idle = memoryMb(all())
  const engine = await bareEngine(baton.temporal)
  const before = await engine.perSecond(bareMs)
  const cpuBefore = cpuMs(all())
  let highest = idle
  const watching = setInterval(() => (highest = Math.max(highest, memoryMb(all()))), 500)
  const own = await flow(baton, count)
  clearInterval(watching)
  const cpu = (cpuMs(all()) - cpuBefore) / count
  const after = await engine.perSecond(bareMs)
  await engine.stop()
  const bare = (before + after) / 2
  return [
    flowRow(own, bare),
    row({
      row: 'processor',
      what: 'processor time a lead, all processes',
      target: `< ${n8nCpuMs} ms`,
      measured: `${rounded(cpu)} ms`,
      ratio: rounded(cpu / n8nCpuMs, 2),
      ok: cpu < n8nCpuMs,
    }),
    memoryRow('memory idle', idle, 600),
    memoryRow('memory under load', highest, 1_200),
  ]
}

interface Flow {
  readonly perSecond: number
  readonly acceptedPerSecond: number
  readonly missing: number
}

/** As fast as they are accepted; the first and last tenth of the cards are not counted. */
async function flow(baton: Baton, leads: number): Promise<Flow> {
  const sender = createSender(baton.url, baton.apiKeys, connections)
  const from = baton.slack.posts.length
  const cards = () => baton.slack.posts.slice(from).filter(({ key }) => key?.startsWith('card:'))
  const started = performance.now()
  const answers = await sender.sendAll(several(leads, hotLead))
  const acceptedPerSecond = leads / ((performance.now() - started) / 1_000)
  sender.close()
  await until(() => cards().length >= leads, patienceMs)
  const at = cards().map((card) => card.at)
  const [first, last] = [percentile(at, 10), percentile(at, 90)]
  const middle = at.filter((each) => each > first && each <= last).length
  const refused = answers.filter(({ status }) => status !== 202).length
  return {
    perSecond: middle / ((last - first) / 1_000),
    acceptedPerSecond,
    missing: leads - refused - at.length,
  }
}

function flowRow({ perSecond, acceptedPerSecond, missing }: Flow, bare: number): Row {
  const ratio = rounded(perSecond / bare, 2)
  return row({
    row: 'posted',
    what: 'lead → card posted, sustained',
    target: '≥ 0.8 of bare executions',
    measured: `${rounded(perSecond)}/s beside ${rounded(bare)}/s, accepted meanwhile ${rounded(acceptedPerSecond)}/s${missing === 0 ? '' : `, ${missing} cards missing`}`,
    ratio,
    ok: ratio >= 0.8 && missing === 0,
  })
}

const memoryRow = (name: string, mb: number, limit: number): Row =>
  row({
    row: 'memory',
    what: `${name}, all processes`,
    target: `≤ ${limit} MB`,
    measured: `${rounded(mb, 0)} MB`,
    ratio: rounded(mb / limit, 2),
    ok: mb <= limit,
  })
