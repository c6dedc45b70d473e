import { rmSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { createDraw } from '../activities/draw.ts'
import type { SlackSettings } from '../bot/slack/settings.ts'
import { openChat } from '../chat.ts'
import type { Config } from '../config.ts'
import { forgetCardsOf } from '../db/card.ts'
import { migrate } from '../db/migrate.ts'
import { openLeadIds } from '../db/open-leads.ts'
import { lockHome } from '../local/home.ts'
import { startPostgres } from '../local/postgres.ts'
import { slackPageProgram, startSlackPage } from '../local/slack-page.ts'
import { startTemporal } from '../local/temporal.ts'
import { openProgram, type Program } from '../program.ts'
import { startServer } from '../server.ts'
import { type RunningWorker, startWorker } from '../worker.ts'
import { firstRules } from './first-rules.ts'
import { Problem } from './problem.ts'
import { progress } from './progress.ts'
import { localSlack, partsFile, realSlack, settings } from './settings.ts'
import { untilStopped } from './until-stopped.ts'
import { type Parts, welcome } from './welcome.ts'

export const startCommand = (baton: Command): Command =>
  baton
    .command('start')
    .description('run everything here: database, workflow engine, chat page, form, worker')
    .action(start)

/** What stops, in the reverse of the order in which it was started. */
type Stop = () => unknown

async function start(): Promise<void> {
  const config = settings()
  const stops: Stop[] = []
  const url = `http://${config.host}:${config.ports.http}`
  const lock = lockHome(config.home, url)
  stops.push(() => lock.release())
  try {
    const { failed } = await startAll(config, stops)
    await Promise.race([untilStopped(), failed])
    process.stdout.write('\nStopping: what is under way ends first …\n')
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

async function startAll(config: Config, stops: Stop[]): Promise<Pick<RunningWorker, 'failed'>> {
  const step = progress()
  const databaseUrl = await step('database', () => database(config, stops))
  await step('tables', () => migrate({ databaseUrl }))
  const rules = await step('rules', () => firstRules(config, databaseUrl))
  const temporal = await step('workflow engine', () => workflowEngine(config, stops))
  const slack = await step('chat', () => chatOf(config, rules.policy, stops))
  const program = await openProgram({
    databaseUrl,
    databaseConnections: config.databaseConnections,
    temporal,
    withWorker: true,
  })
  stops.push(() => program.close())
  const chat = openChat(slack.settings, program)
  if (slack.pageUrl !== null) await showCardsAnew(program)
  const worker = await step('worker', () =>
    startWorker({ ...program, ports: chat.ports, draw: createDraw(program.db, program.rules) }),
  )
  stops.push(() => worker.stop())
  const server = await step('web and bot', () => startServer(program, chat, config))
  stops.push(() => server.stop())
  const parts: Parts = {
    pid: process.pid,
    databaseUrl,
    temporalAddress: temporal.address ?? 'as TEMPORAL_ADDRESS says',
    url: server.url,
    slackUrl: slack.pageUrl,
    rulesFile: rules.file,
  }
  writeFileSync(partsFile(config.home), JSON.stringify(parts), { mode: 0o600 })
  stops.push(() => rmSync(partsFile(config.home), { force: true }))
  process.stdout.write(welcome(parts, config))
  return worker
}

async function database(config: Config, stops: Stop[]): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl
  const postgres = await startPostgres({ home: config.home })
  stops.push(() => postgres.stop())
  return postgres.url
}

async function workflowEngine(config: Config, stops: Stop[]): Promise<Config['temporal']> {
  if (config.temporal.address !== null) return config.temporal
  const temporal = await startTemporal({ home: config.home, port: config.ports.temporal })
  stops.push(() => temporal.stop())
  return { ...config.temporal, address: temporal.address }
}

interface StartedChat {
  readonly settings: SlackSettings
  /** Null: real Slack. */
  readonly pageUrl: string | null
}

async function chatOf(
  config: Config,
  policy: Parameters<typeof pagePeople>[0],
  stops: Stop[],
): Promise<StartedChat> {
  if (config.slack !== null) return { settings: realSlack(config, config.slack), pageUrl: null }
  const program = slackPageProgram()
  if (program === null) {
    throw new Problem(
      'The local Slack page is published for Linux on x64 only. Mend: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN of a test workspace (docs/install-slack.md).',
    )
  }
  const page = await startSlackPage(program, {
    home: config.home,
    port: config.ports.slackPage,
    people: pagePeople(policy),
    channels: policy.team.channels
      .filter(({ platform }) => platform === 'slack')
      .map(({ id }, at) => ({ id, name: at === 0 ? 'leads' : `leads-${at + 1}` })),
  })
  stops.push(() => page.stop())
  if (page.exposed) {
    process.stdout.write(
      `  ! Other machines can open the Slack page on port ${config.ports.slackPage}: close it in your firewall.\n`,
    )
  }
  return { settings: localSlack(config, page.url), pageUrl: page.url }
}

/** The local page forgets its messages when it stops: the open leads' cards are posted again. */
async function showCardsAnew({ db, journeys }: Program): Promise<void> {
  if ((await forgetCardsOf(db, 'slack')) === 0) return
  for (const id of await openLeadIds(db)) await journeys.rulesChanged(id)
}

const pagePeople = ({ team }: Awaited<ReturnType<typeof firstRules>>['policy']) =>
  team.members.flatMap(({ id, name, slack, email, zone, language }) =>
    slack === undefined
      ? []
      : [
          {
            id: slack,
            name: id,
            realName: name,
            email: email ?? `${id}@example.vn`,
            zone: zone ?? team.zone,
            locale: (language ?? team.language) === 'vi' ? 'vi-VN' : 'en-US',
          },
        ],
  )
