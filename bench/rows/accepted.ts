import http from 'node:http'
import { firstRules } from '../../src/cli/first-rules.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { freePort } from '../../src/local/ports.ts'
import { startPostgres } from '../../src/local/postgres.ts'
import { startTemporal } from '../../src/local/temporal.ts'
import { launch } from '../../test/drivers/process.ts'
import { environment, keys, signingSecret } from '../baton.ts'
import { scratchHome } from '../home.ts'
import { cpuMs, family } from '../processes.ts'
import { percentile, type Row, rounded, row } from '../row.ts'
import { reps } from '../rules.ts'
import { type Answered, createSender, hotLead, inTurn, post } from '../sender.ts'
import { standIn } from '../slack-stand-in.ts'

const connections = 16
const rounds = 3
const roundMs = 3_000

/** The door by itself: `baton serve`, which stores and begins journeys, beside a bare insert; no worker runs. */
export async function accepted(): Promise<readonly Row[]> {
  const home = scratchHome()
  const postgres = await startPostgres({ home: home.path })
  const temporal = await startTemporal({ home: home.path, port: await freePort() })
  const slack = await standIn(reps)
  await migrate({ databaseUrl: postgres.url })
  await sampleRules(home.path, postgres.url)
  const db = openDatabase({ url: postgres.url, poolSize: 2, onLost: () => {} })
  const [barePort, port] = [await freePort(), await freePort()]
  const bare = await launch(
    ['--import', 'tsx', 'bench/bare-server.ts', postgres.url, String(barePort)],
    'bare server listens',
    environment({}),
  )
  const serve = await launch(
    ['bin/baton.mjs', 'serve'],
    '"serving"',
    environment({
      LOG_LEVEL: 'info',
      BATON_HOME: home.path,
      BATON_PORT: String(port),
      BATON_SLACK_HTTP_PORT: String(await freePort()),
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    }),
  )
  try {
    const spent = () => ({
      serve: cpuMs([serve.pid]),
      database: cpuMs(family(postgres.pid() ?? 0)),
      engine: cpuMs([temporal.pid() ?? 0]),
    })
    return [await compare(await keys(db, 20), { barePort, port, spent })]
  } finally {
    await Promise.all([bare.end('SIGTERM'), serve.end('SIGTERM')])
    await db.close()
    await temporal.stop()
    await postgres.stop()
    await slack.close()
    home.remove()
  }
}

interface Doors {
  readonly barePort: number
  readonly port: number
  /** Processor time so far, in milliseconds. */
  spent(): Spent
}

type Spent = Readonly<Record<'serve' | 'database' | 'engine', number>>

/** Rounds take turns, so that a busy machine is busy for both. */
async function compare(apiKeys: readonly string[], { barePort, port, spent }: Doors): Promise<Row> {
  const sender = createSender(`http://127.0.0.1:${port}`, apiKeys, connections)
  const own = () => sender.sendFor(roundMs, hotLead)
  const bare = bareSender(barePort)
  await Promise.all([own(), bare()])
  const [answers, bareAnswers]: [Answered[], Answered[]] = [[], []]
  const costs: Spent[] = []
  for (let round = 0; round < rounds; round++) {
    bareAnswers.push(...(await bare()))
    const before = spent()
    answers.push(...(await own()))
    costs.push(difference(spent(), before))
  }
  sender.close()
  return judged(answers, bareAnswers, costs)
}

function judged(
  answers: readonly Answered[],
  bareAnswers: readonly Answered[],
  costs: readonly Spent[],
): Row {
  const each = (part: keyof Spent) =>
    rounded(costs.reduce((sum, cost) => sum + cost[part], 0) / answers.length)
  const rate = (of: readonly Answered[]) => of.length / ((rounds * roundMs) / 1_000)
  const ms = answers.map((answer) => answer.ms)
  const refused = answers.filter(({ status }) => status !== 202).length
  const others = refused === 0 ? '' : `, ${refused} not accepted`
  const ratio = rounded(rate(answers) / rate(bareAnswers), 2)
  return row({
    row: 'accepted',
    what: `delivery accepted (durable 202), ${connections} connections, serve alone`,
    target: '≥ 0.6 of a bare insert',
    measured: `${rounded(rate(answers), 0)}/s beside ${rounded(rate(bareAnswers), 0)}/s, p50 ${rounded(percentile(ms, 50), 0)} ms, p99 ${rounded(percentile(ms, 99), 0)} ms${others}; processor time each: serve ${each('serve')}, PostgreSQL ${each('database')}, Temporal ${each('engine')} ms`,
    ratio,
    ok: ratio >= 0.6 && refused === 0,
  })
}

const difference = (after: Spent, before: Spent): Spent => ({
  serve: after.serve - before.serve,
  database: after.database - before.database,
  engine: after.engine - before.engine,
})

function bareSender(port: number): () => Promise<readonly Answered[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const headers = { 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${port}/v1/leads`
  const send = () => post(agent, url, headers, JSON.stringify(hotLead().fields))
  return () => inTurn(connections, roundMs, send)
}

async function sampleRules(home: string, databaseUrl: string): Promise<void> {
  const read = readConfig({ BATON_HOME: home })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  await firstRules(read.config, databaseUrl)
}
