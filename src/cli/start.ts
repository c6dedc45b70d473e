import { rmSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { createDraw } from '../activities/draw.ts'
import { type ChatSettings, openChat } from '../chat.ts'
import type { Config } from '../config.ts'
import { forgetCardsOf } from '../db/card.ts'
import { migrate } from '../db/migrate.ts'
import { openLeadIds } from '../db/open-leads.ts'
import { lockHome } from '../local/home.ts'
import { startPostgres } from '../local/postgres.ts'
import { slackPageProgram, startSlackPage } from '../local/slack-page.ts'
import { startTeamsPage, type TeamsPage } from '../local/teams-page.ts'
import { startTemporal } from '../local/temporal.ts'
import { openProgram, type Program } from '../program.ts'
import { startServer } from '../server.ts'
import { type RunningWorker, startWorker } from '../worker.ts'
import { firstRules } from './first-rules.ts'
import { progress } from './progress.ts'
import {
  localChat,
  localTeamsApp,
  partsFile,
  type RunningTeamsPage,
  realChat,
  settings,
} from './settings.ts'
import { untilStopped } from './until-stopped.ts'
import { type Parts, welcome } from './welcome.ts'

export const startCommand = (baton: Command): Command => baton.command('start').action(start)

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
  const pages = await step('chat', () => chatOf(config, rules.policy, stops))
  const program = await openProgram({
    databaseUrl,
    databaseConnections: config.databaseConnections,
    temporal,
    withWorker: true,
  })
  stops.push(() => program.close())
  const chat = await openChat(pages.settings, program)
  if (pages.areLocal) await showCardsAnew(program)
  const worker = await step('worker', () =>
    startWorker({ ...program, ports: chat.ports, draw: createDraw(program.db, program.rules) }),
  )
  stops.push(() => worker.stop())
  const server = await step('web and bot', () => startServer(program, chat, config))
  stops.push(() => server.stop())
  await pages.announce()
  const parts: Parts = {
    pid: process.pid,
    databaseUrl,
    temporalAddress: temporal.address ?? 'as TEMPORAL_ADDRESS says',
    url: server.url,
    slackUrl: pages.slackUrl,
    teams: pages.teams,
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
  readonly settings: ChatSettings
  readonly areLocal: boolean
  readonly slackUrl: string | null
  readonly teams: RunningTeamsPage | null
  /** Once Baton listens: the Teams page tells it of its channels and chats. */
  announce(): Promise<void>
}

type Rules = Awaited<ReturnType<typeof firstRules>>['policy']

/** Real platforms where there are tokens, else both pages on this machine. */
async function chatOf(config: Config, policy: Rules, stops: Stop[]): Promise<StartedChat> {
  const real = realChat(config)
  if (real !== null) {
    return {
      settings: real,
      areLocal: false,
      slackUrl: null,
      teams: null,
      announce: async () => {},
    }
  }
  const slackUrl = await localSlackPage(config, policy, stops)
  const page = await localTeamsPage(config, policy, stops)
  const { url, openIdMetadataUrl, issuer, botToken, tenantId } = page
  const teams = { url, openIdMetadataUrl, issuer, botToken, tenantId }
  return {
    settings: localChat(config, { slackUrl, teams }),
    areLocal: true,
    slackUrl,
    teams,
    announce: () => page.announceInstallation(),
  }
}

/** Null where its program is not to be had. */
async function localSlackPage(
  config: Config,
  policy: Rules,
  stops: Stop[],
): Promise<string | null> {
  const program = slackPageProgram()
  if (program === null) {
    process.stdout.write(
      '  ! The local Slack page is published for Linux on x64 only: use the Teams page below.\n',
    )
    return null
  }
  const page = await startSlackPage(program, {
    home: config.home,
    port: config.ports.slackPage,
    people: slackPeople(policy),
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
  return page.url
}

async function localTeamsPage(config: Config, policy: Rules, stops: Stop[]): Promise<TeamsPage> {
  const page = await startTeamsPage({
    port: config.ports.teamsPage,
    botEndpoint: `http://${config.host}:${config.ports.http}/api/messages`,
    appId: localTeamsApp,
    people: teamsPeople(policy),
    channels: policy.team.channels
      .filter(({ platform }) => platform === 'teams')
      .map(({ id }, at) => ({ id, name: at === 0 ? 'leads' : `leads-${at + 1}` })),
  })
  stops.push(() => page.stop())
  return page
}

/** The local pages forget their messages when they stop: the open leads' cards are posted again. */
async function showCardsAnew({ db, journeys }: Program): Promise<void> {
  const forgotten = [await forgetCardsOf(db, 'slack'), await forgetCardsOf(db, 'teams')]
  if (forgotten.every((count) => count === 0)) return
  for (const id of await openLeadIds(db)) await journeys.rulesChanged(id)
}

const slackPeople = ({ team }: Rules) =>
  team.members.flatMap((member) => {
    const { id, name, slack } = member
    return slack === undefined
      ? []
      : [{ id: slack, name: id, realName: name, ...personally(member, team) }]
  })

const teamsPeople = ({ team }: Rules) =>
  team.members.flatMap((member) => {
    const { name, teams, role } = member
    return teams === undefined
      ? []
      : [{ objectId: teams, name, isManager: role !== 'member', ...personally(member, team) }]
  })

const personally = (
  { id, email, zone, language }: Rules['team']['members'][number],
  team: Rules['team'],
) => ({
  email: email ?? `${id}@example.vn`,
  zone: zone ?? team.zone,
  locale: (language ?? team.language) === 'vi' ? 'vi-VN' : 'en-US',
})
