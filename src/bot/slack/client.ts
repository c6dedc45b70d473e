import { WebClient } from '@slack/web-api'
import { quietLog } from './bolt-log.ts'
import type { SlackSettings } from './settings.ts'

const timeoutMs = 10_000

/** Retries belong to Temporal: a call is made once, and waits neither for limits nor for ever. */
export const clientOptions = (apiUrl: string | null) => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  logger: quietLog,
  ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
})

/** The client with which Baton speaks. */
export const slackClient = ({
  botToken,
  apiUrl,
}: Pick<SlackSettings, 'botToken' | 'apiUrl'>): WebClient =>
  new WebClient(botToken, clientOptions(apiUrl))
