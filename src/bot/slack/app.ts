import http from 'node:http'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Log } from '../../log.ts'
import type { ChatPort } from '../core/chat-port.ts'
import type { Asker, Inbound } from '../core/inbound.ts'
import type { Reply } from '../core/reply.ts'
import { hear } from './hear.ts'
import { createSlackPort } from './port.ts'
import type { SlackSettings } from './settings.ts'

export interface SlackParts {
  handle(inbound: Inbound): Promise<Reply>
  /** Null: nobody of the team. */
  askerOf(userId: string): Promise<Asker | null>
  readonly log: Log
  /** A request whose signature is missing or wrong was turned away. */
  onForged(): void
}

export interface SlackApp {
  start(): Promise<void>
  stop(): Promise<void>
}

/** The client that only sends: retries belong to Temporal, so it makes none of its own. */
export function slackClient({
  botToken,
  apiUrl,
}: Pick<SlackSettings, 'botToken' | 'apiUrl'>): WebClient {
  return new WebClient(botToken, clientOptions(apiUrl))
}

export const slackPort = (client: WebClient, settings: SlackSettings): ChatPort =>
  createSlackPort(client, settings)

/** An app that hears Slack: over Socket Mode where there is an app token, else over signed HTTP. */
export function createSlackApp(
  settings: SlackSettings,
  client: WebClient,
  parts: SlackParts,
): SlackApp {
  const { appToken, httpHost: host, httpPort: port } = settings
  const app = new App({
    token: settings.botToken,
    ...(appToken === null ? { receiver: overHttp(settings) } : { socketMode: true, appToken }),
    clientOptions: clientOptions(settings.apiUrl),
    logLevel: LogLevel.ERROR,
    convoStore: false,
  })
  hear(app, { ...parts, client, settings })
  app.error(async (error) => parts.log.error({ err: error }, 'a Slack event failed'))
  return {
    async start() {
      if (appToken !== null) await app.start()
      else countForged(await app.start({ host, port }), parts.onForged)
    },
    async stop() {
      await app.stop()
    },
  }
}

/** Bolt answers 401 to a signature that is missing or wrong. */
function countForged(server: unknown, onForged: () => void): void {
  if (!(server instanceof http.Server)) return
  server.prependListener('request', (_request, response) => {
    response.once('finish', () => response.statusCode === 401 && onForged())
  })
}

const timeoutMs = 10_000

const clientOptions = (apiUrl: string | null) => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  logLevel: LogLevel.ERROR,
  ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
})

function overHttp({ signingSecret }: SlackSettings): HTTPReceiver {
  if (signingSecret === null) throw new Error('Slack over HTTP needs the signing secret')
  return new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR })
}
