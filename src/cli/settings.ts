import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SlackSettings } from '../bot/slack/settings.ts'
import type { LocalPageTrust } from '../bot/teams/settings.ts'
import type { ChatSettings } from '../chat.ts'
import { type Config, readConfig, type SlackTokens } from '../config.ts'
import { pageCredentials } from '../local/slack-page/workspace.ts'
import type { TemporalSettings } from '../temporal/connect.ts'
import { Problem } from './problem.ts'

/** The configuration, or every problem of it at once. */
export function settings(): Config {
  const read = readConfig(process.env)
  if (read.ok) return read.config
  const lines = read.problems.map(
    ({ name, reason, mend }) => `  ${name}: ${reason}. Mend: ${mend}.`,
  )
  throw new Problem(`The environment can't be used:\n${lines.join('\n')}`, 2)
}

/**
 * The address of the database: the one that is set, else the one that `baton start` of this home
 * has running now.
 */
export function databaseUrl(config: Config): string {
  if (config.databaseUrl !== null) return config.databaseUrl
  const running = runningParts(config.home)
  if (running !== null) return running.databaseUrl
  throw new Problem(
    `No database: set DATABASE_URL, or start Baton first (npm start) in this home: ${config.home}`,
  )
}

/** Temporal: as the environment says, else the one that `baton start` of this home has running now. */
export function temporalSettings(config: Config): TemporalSettings {
  const running = config.temporal.address === null ? runningParts(config.home) : null
  return running === null
    ? config.temporal
    : { ...config.temporal, address: running.temporalAddress }
}

/** Real platforms by their tokens, else the local pages that `baton start` of this home has running now. */
export function chatSettings(config: Config): ChatSettings {
  const real = realChat(config)
  if (real !== null) return real
  const running = runningParts(config.home)
  if (running !== null && (running.slackUrl !== null || running.teams !== null)) {
    return localChat(config, running)
  }
  throw new Problem(
    'No chat: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or TEAMS_APP_ID and TEAMS_APP_PASSWORD, or start Baton first (npm start).',
  )
}

/** Null where no platform has tokens. */
export function realChat(config: Config): ChatSettings | null {
  const { slack, teams } = config
  if (slack === null && teams === null) return null
  return {
    slack: slack === null ? null : realSlack(config, slack),
    teams: teams === null ? null : { ...teams, localPage: null, picturesUrl: picturesUrl(config) },
  }
}

export const localChat = (
  config: Config,
  { slackUrl, teams }: Pick<RunningParts, 'slackUrl' | 'teams'>,
): ChatSettings => ({
  slack: slackUrl === null ? null : localSlack(config, slackUrl),
  teams:
    teams === null
      ? null
      : {
          appId: localTeamsApp,
          appPassword: null,
          tenantId: teams.tenantId,
          localPage: teams,
          picturesUrl: picturesUrl(config),
        },
})

/** Of the page on this machine; it opens nothing elsewhere. */
export const localTeamsApp = 'b4704000-0000-4000-8000-000000000001'

const picturesUrl = ({ publicUrl }: Config): string => `${publicUrl.replace(/\/$/, '')}/pictures/`

const realSlack = (config: Config, tokens: SlackTokens): SlackSettings => ({
  ...tokens,
  httpHost: config.host,
  httpPort: config.ports.slackHttp,
  isLocalPage: false,
})

const localSlack = (config: Config, pageUrl: string): SlackSettings => ({
  ...pageCredentials,
  apiUrl: `${pageUrl}/api/`,
  httpHost: config.host,
  httpPort: config.ports.slackHttp,
  isLocalPage: true,
})

/** The local Teams page, and what makes its tokens good. */
export interface RunningTeamsPage extends LocalPageTrust {
  readonly url: string
  readonly tenantId: string
}

/** What a running `baton start` wrote down for the other commands. */
export interface RunningParts {
  readonly pid: number
  readonly databaseUrl: string
  readonly temporalAddress: string
  readonly url: string
  readonly slackUrl: string | null
  readonly teams: RunningTeamsPage | null
}

export const partsFile = (home: string): string => path.join(home, 'run', 'parts.json')

export function runningParts(home: string): RunningParts | null {
  if (!existsSync(partsFile(home))) return null
  const parts = JSON.parse(readFileSync(partsFile(home), 'utf8')) as RunningParts
  return isAlive(parts.pid) ? parts : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
