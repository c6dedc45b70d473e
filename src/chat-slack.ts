import { createSlackApp, type SlackApp, slackClient, slackPort } from './bot/slack/app.ts'
import type { SlackSettings } from './bot/slack/settings.ts'
import type { ChatPlatform } from './chat-platform.ts'

/** Slack: hears on its own, over a socket or its own signed door. */
export function openSlackChat(settings: SlackSettings): ChatPlatform {
  const client = slackClient(settings)
  let app: SlackApp | null = null
  return {
    port: slackPort(client, settings),
    doors: [],
    async listen(listener) {
      app = createSlackApp(settings, client, listener)
      await app.start()
    },
    async check() {
      const answer = await client.auth.test()
      return answer.ok ? { state: 'ok' } : { state: 'down', reason: answer.error ?? 'no answer' }
    },
    async stop() {
      await app?.stop()
    },
  }
}
