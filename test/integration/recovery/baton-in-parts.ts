import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { WebClient } from '@slack/web-api'
import { firstRules } from '../../../src/cli/first-rules.ts'
import { readConfig } from '../../../src/config.ts'
import { createApiKey } from '../../../src/db/api-key.ts'
import { type Database, openDatabase } from '../../../src/db/client.ts'
import { migrate } from '../../../src/db/migrate.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { freePort } from '../../../src/local/ports.ts'
import { type LocalPostgres, startPostgres } from '../../../src/local/postgres.ts'
import { type SlackPage, slackPageProgram, startSlackPage } from '../../../src/local/slack-page.ts'
import { type LocalTemporal, startTemporal, temporalProgram } from '../../../src/local/temporal.ts'
import { workflowBundle } from '../../../src/temporal/workflow-bundle.ts'
import { type LocalSlack, openLocalSlack } from '../../drivers/local-slack.ts'
import { launch, type Restartable, restartable } from '../../drivers/process.ts'

export const leads = 'C01LEADS'
export const lan = 'U01LAN'

export type Part = 'serve' | 'worker' | 'temporal' | 'postgres'
export const parts: readonly Part[] = ['serve', 'worker', 'temporal', 'postgres']

/** Every part of Baton in a process of its own, on one machine. */
export interface BatonInParts {
  readonly url: string
  readonly apiKey: string
  readonly db: Database
  readonly slack: LocalSlack
  /** Reads what stands at the platform, with the keys that people don't see. */
  readonly platform: WebClient
  readonly serve: Restartable
  /** Kills a part and brings it back; resolves when it is gone, `back` when it is there again. */
  kill(part: Part): Promise<{ readonly back: Promise<void> }>
  stopTemporal(): Promise<void>
  startTemporal(): Promise<void>
  stop(): Promise<void>
}

/** Null when all is here; else why these tests can't run, for everybody to read. */
export const whyNot: string | null = reasonToSkip()

function reasonToSkip(): string | null {
  if (slackPageProgram() === null) {
    return ' — SKIPPED: the local Slack page is published for Linux on x64 only'
  }
  try {
    temporalProgram()
    return null
  } catch (error) {
    return ` — SKIPPED: ${String(error)}`
  }
}

type Stop = () => unknown

export async function startInParts(): Promise<BatonInParts> {
  const stops: Stop[] = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    return { ...(await start(stops)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(stops: Stop[]): Promise<Omit<BatonInParts, 'stop'>> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'baton-parts-'))
  stops.push(() => rmSync(home, { recursive: true, force: true }))
  // PostgreSQL refuses root and runs as somebody else there, who must be able to enter.
  chmodSync(home, 0o755)
  const postgres = await startPostgres({ home })
  stops.push(() => postgres.stop())
  await migrate({ databaseUrl: postgres.url })
  const db = openDatabase({ url: postgres.url, poolSize: 5, onLost: () => {} })
  stops.push(() => db.close())
  const port = await freePort()
  let temporal = await startTemporal({ home, port })
  stops.push(() => temporal.stop())
  const page = await pageFor(home, await rulesOf(home, postgres.url))
  stops.push(() => page.stop())
  const slack = await openLocalSlack(page.url)
  stops.push(() => slack.close())
  const { secret } = await createApiKey(db.prisma, { name: 'test', at: Date.now() })
  // Made once for each state of the sources: the worker's first start need not wait for it.
  await workflowBundle()
  const http = await freePort()
  const env = environment({ home, http, postgres, temporal, page })
  const serve = await part('serve', '"serving"', env)
  stops.push(() => serve.stop())
  const worker = await part('worker', '"working"', env)
  stops.push(() => worker.stop())
  const servers = { temporal: () => temporal.pid(), postgres: () => postgres.pid() }
  return {
    url: `http://127.0.0.1:${http}`,
    apiKey: secret,
    db,
    slack,
    platform: new WebClient(page.botToken, { slackApiUrl: page.apiUrl }),
    serve,
    async kill(part) {
      if (part === 'temporal' || part === 'postgres') return killServer(servers[part])
      const killed = part === 'serve' ? serve : worker
      await killed.kill()
      return { back: killed.startAgain() }
    },
    stopTemporal: () => temporal.stop(),
    async startTemporal() {
      temporal = await startTemporal({ home, port })
    },
  }
}

const part = (command: 'serve' | 'worker', ready: string, env: NodeJS.ProcessEnv) =>
  restartable(() => launch(['bin/baton.mjs', command], ready, env))

async function rulesOf(home: string, databaseUrl: string): Promise<Policy> {
  const tokens = { SLACK_BOT_TOKEN: 'xoxb-local', SLACK_APP_TOKEN: 'xapp-local' }
  const read = readConfig({ BATON_HOME: home, ...tokens })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return (await firstRules(read.config, databaseUrl)).policy
}

async function pageFor(home: string, { team }: Policy): Promise<SlackPage> {
  const program = slackPageProgram()
  if (program === null) throw new Error('no local page here')
  return startSlackPage(program, {
    home,
    port: await freePort(),
    people: team.members.flatMap(({ id, name, slack }) =>
      slack === undefined
        ? []
        : [
            {
              id: slack,
              name: id,
              realName: name,
              email: `${id}@example.vn`,
              zone: team.zone,
              locale: 'vi-VN',
            },
          ],
    ),
    channels: team.channels.map(({ id }) => ({ id, name: 'leads' })),
  })
}

const environment = (of: {
  readonly home: string
  readonly http: number
  readonly postgres: LocalPostgres
  readonly temporal: LocalTemporal
  readonly page: SlackPage
}): NodeJS.ProcessEnv => ({
  ...process.env,
  BATON_HOME: of.home,
  BATON_PORT: String(of.http),
  BATON_SWEEP_SECONDS: '1',
  DATABASE_URL: of.postgres.url,
  TEMPORAL_ADDRESS: of.temporal.address,
  SLACK_BOT_TOKEN: of.page.botToken,
  SLACK_APP_TOKEN: of.page.appToken,
  SLACK_API_URL: of.page.apiUrl,
})

/** What looks after PostgreSQL and Temporal brings them back by itself. */
async function killServer(
  pid: () => number | undefined,
): Promise<{ readonly back: Promise<void> }> {
  const killed = pid()
  if (killed === undefined) throw new Error('there is nothing to kill')
  process.kill(killed, 'SIGKILL')
  return { back: Promise.resolve() }
}
