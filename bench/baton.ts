import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runningParts } from '../src/cli/settings.ts'
import { createApiKey } from '../src/db/api-key.ts'
import { type Database, openDatabase } from '../src/db/client.ts'
import { freePort } from '../src/local/ports.ts'
import { connectTemporal, type TemporalLink } from '../src/temporal/connect.ts'
import { createJourneys, type Journeys } from '../src/temporal/journeys.ts'
import { launch, restartable } from '../test/drivers/process.ts'
import { scratchHome } from './home.ts'
import { benchRules, reps } from './rules.ts'
import { type StandIn, standIn } from './slack-stand-in.ts'

export const signingSecret = 'a-secret-of-the-bench'
const manyKeys = 20

/** `baton start` with its embedded parts in a scratch home, and a stand-in for Slack. */
export interface Baton {
  readonly url: string
  /** Where Slack would send clicks. */
  readonly clicksUrl: string
  readonly slack: StandIn
  readonly apiKeys: readonly string[]
  readonly temporal: TemporalLink
  readonly journeys: Journeys
  readonly startedInMs: number
  db(): Database
  pid(): number
  kill(): Promise<void>
  startAgain(): Promise<void>
  stop(): Promise<void>
}

export async function startBaton(): Promise<Baton> {
  const home = scratchHome()
  const slack = await standIn(reps)
  const policy = path.join(home.path, 'bench.yaml')
  writeFileSync(policy, benchRules())
  const [http, clicks, temporalPort] = [await freePort(), await freePort(), await freePort()]
  const env = environment({
    BATON_HOME: home.path,
    BATON_POLICY: policy,
    BATON_PORT: String(http),
    BATON_SLACK_HTTP_PORT: String(clicks),
    BATON_TEMPORAL_PORT: String(temporalPort),
    BATON_SWEEP_SECONDS: '2',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
  })
  const started = performance.now()
  const program = await restartable(() => launch(['bin/baton.mjs', 'start'], 'Baton runs.', env))
  const startedInMs = performance.now() - started
  let db = databaseOf(home.path)
  const temporal = await connectTemporal(
    { address: `127.0.0.1:${temporalPort}`, namespace: 'default' },
    { forWorker: true },
  )
  return {
    url: `http://127.0.0.1:${http}`,
    clicksUrl: `http://127.0.0.1:${clicks}/slack/events`,
    slack,
    apiKeys: await keys(db, manyKeys),
    temporal,
    journeys: createJourneys(temporal.client),
    startedInMs,
    db: () => db,
    pid: () => program.now().pid,
    async kill() {
      await program.kill()
      await db.close()
    },
    async startAgain() {
      await program.startAgain()
      db = databaseOf(home.path)
    },
    async stop() {
      await db.close()
      await temporal.close()
      await program.stop()
      await slack.close()
      home.remove()
    },
  }
}

/** The environment without what would lead Baton to other servers than its own. */
export const environment = (own: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(BATON|TEMPORAL|SLACK)_|^DATABASE_URL$/.test(name),
    ),
  ),
  LOG_LEVEL: 'warn',
  ...own,
})

/** Senders' keys: one alone is limited by the minute. */
export const keys = (db: Database, count: number): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const { secret } = await createApiKey(db.prisma, { name: `bench ${nth}`, at: Date.now() })
      return secret
    }),
  )

function databaseOf(home: string): Database {
  const parts = runningParts(home)
  if (parts === null) throw new Error('baton start left no note of its parts')
  return openDatabase({ url: parts.databaseUrl, poolSize: 3, onLost: () => {} })
}
