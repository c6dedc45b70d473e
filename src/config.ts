import path from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const text = z.string().min(1)

const environment = z.object({
  BATON_HOME: text.default('.baton'),
  BATON_HOST: text.default('127.0.0.1'),
  BATON_PORT: port.default(3000),
  BATON_SLACK_PAGE_PORT: port.default(3100),
  BATON_TEAMS_PAGE_PORT: port.default(3200),
  BATON_SLACK_HTTP_PORT: port.default(3001),
  BATON_TEMPORAL_PORT: port.default(7243),
  BATON_POLICY: text.optional(),
  BATON_PUBLIC_URL: z.url().optional(),
  BATON_WEB_ORIGINS: text.optional(),
  BATON_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(20),
  BATON_SWEEP_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
  DATABASE_URL: text.optional(),
  TEMPORAL_ADDRESS: text.optional(),
  TEMPORAL_NAMESPACE: text.optional(),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: z.url().optional(),
  TEAMS_APP_ID: z.uuid().optional(),
  TEAMS_APP_PASSWORD: text.optional(),
  TEAMS_TENANT_ID: z.uuid().optional(),
})

/** Real Slack, by tokens from the environment. */
export interface SlackTokens {
  readonly botToken: string
  /** Socket Mode, without a public address. */
  readonly appToken: string | null
  /** HTTP events; needed where there is no app token. */
  readonly signingSecret: string | null
  readonly apiUrl: string | null
}

/** Real Teams, by an app registration from the environment. */
export interface TeamsApp {
  readonly appId: string
  readonly appPassword: string
  /** Null: registered for several companies. */
  readonly tenantId: string | null
}

export interface Config {
  readonly home: string
  readonly host: string
  readonly ports: {
    readonly http: number
    readonly slackPage: number
    readonly teamsPage: number
    readonly slackHttp: number
    readonly temporal: number
  }
  /** The rules file; null: `baton.yaml` in the home. */
  readonly policyFile: string | null
  readonly publicUrl: string
  readonly webOrigins: readonly string[]
  /** Null: the embedded one. */
  readonly databaseUrl: string | null
  readonly databaseConnections: number
  /** So old a delivery is when the sweep takes it, and so often the sweep looks. */
  readonly sweepSeconds: number
  readonly temporal: { readonly address: string | null; readonly namespace: string | null }
  /** Null: not connected; the local pages, where neither is. */
  readonly slack: SlackTokens | null
  readonly teams: TeamsApp | null
}

export interface ConfigProblem {
  readonly name: string
  readonly reason: string
  readonly mend: string
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

/** Reads the environment once, at the start. Every problem names its variable and the mend. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigRead {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) return { ok: false, problems: read.error.issues.map(problemOf) }
  const slack = slackOf(read.data)
  if (slack !== null && 'name' in slack) return { ok: false, problems: [slack] }
  const teams = teamsOf(read.data)
  if (teams !== null && 'name' in teams) return { ok: false, problems: [teams] }
  return { ok: true, config: configOf(read.data, { slack, teams }) }
}

type Environment = z.infer<typeof environment>

function configOf(env: Environment, chat: Pick<Config, 'slack' | 'teams'>): Config {
  return {
    home: path.resolve(env.BATON_HOME),
    host: env.BATON_HOST,
    ports: {
      http: env.BATON_PORT,
      slackPage: env.BATON_SLACK_PAGE_PORT,
      teamsPage: env.BATON_TEAMS_PAGE_PORT,
      slackHttp: env.BATON_SLACK_HTTP_PORT,
      temporal: env.BATON_TEMPORAL_PORT,
    },
    policyFile: env.BATON_POLICY === undefined ? null : path.resolve(env.BATON_POLICY),
    publicUrl: env.BATON_PUBLIC_URL ?? `http://127.0.0.1:${env.BATON_PORT}`,
    webOrigins: env.BATON_WEB_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [],
    databaseUrl: env.DATABASE_URL ?? null,
    databaseConnections: env.BATON_DATABASE_CONNECTIONS,
    sweepSeconds: env.BATON_SWEEP_SECONDS,
    temporal: { address: env.TEMPORAL_ADDRESS ?? null, namespace: env.TEMPORAL_NAMESPACE ?? null },
    ...chat,
  }
}

function slackOf(env: Environment): SlackTokens | ConfigProblem | null {
  if (env.SLACK_BOT_TOKEN === undefined) {
    if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined) return null
    return {
      name: 'SLACK_BOT_TOKEN',
      reason: 'an app token or signing secret is set, and no bot token',
      mend: 'set SLACK_BOT_TOKEN (xoxb-…) from "OAuth & Permissions", or unset the others to use the local page',
    }
  }
  if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined) {
    return {
      name: 'SLACK_APP_TOKEN',
      reason: 'a bot token is set, and no way for Slack to reach Baton',
      mend: 'set SLACK_APP_TOKEN (xapp-…, Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
    }
  }
  return {
    botToken: env.SLACK_BOT_TOKEN,
    appToken: env.SLACK_APP_TOKEN ?? null,
    signingSecret: env.SLACK_SIGNING_SECRET ?? null,
    apiUrl: env.SLACK_API_URL ?? null,
  }
}

function teamsOf({
  TEAMS_APP_ID: appId,
  TEAMS_APP_PASSWORD: appPassword,
  TEAMS_TENANT_ID: tenantId,
}: Environment): TeamsApp | ConfigProblem | null {
  if (appId === undefined && appPassword === undefined && tenantId === undefined) return null
  if (appId === undefined) {
    return {
      name: 'TEAMS_APP_ID',
      reason: 'a password or tenant is set, and no app id',
      mend: 'set TEAMS_APP_ID (Microsoft App ID of the Azure Bot), or unset the others',
    }
  }
  if (appPassword === undefined) {
    return {
      name: 'TEAMS_APP_PASSWORD',
      reason: 'an app id is set, and no password',
      mend: 'set TEAMS_APP_PASSWORD to a client secret of the app (Certificates & secrets)',
    }
  }
  return { appId, appPassword, tenantId: tenantId ?? null }
}

const mends: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'a bot token begins with xoxb-',
  SLACK_APP_TOKEN: 'an app token begins with xapp-',
  TEAMS_APP_ID: 'give the Microsoft App ID as it stands in Azure, 36 characters',
  TEAMS_TENANT_ID: 'give the Directory (tenant) ID as it stands in Azure, 36 characters',
  BATON_PUBLIC_URL:
    'give the address under which people reach the form, such as https://leads.example.com',
}

function problemOf({ path: at, message }: z.core.$ZodIssue): ConfigProblem {
  const name = String(at[0] ?? 'environment')
  const mend =
    mends[name] ?? (name.endsWith('_PORT') ? 'give a port from 0 to 65535' : 'set or unset it')
  return { name, reason: message, mend }
}
