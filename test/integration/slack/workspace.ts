import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { WebClient } from '@slack/web-api'
import type { Asker, Inbound } from '../../../src/bot/core/inbound.ts'
import type { Reply } from '../../../src/bot/core/reply.ts'
import {
  createSlackApp,
  type SlackApp,
  slackClient,
  slackPort,
} from '../../../src/bot/slack/app.ts'
import type { SlackSettings } from '../../../src/bot/slack/settings.ts'
import { freePort } from '../../../src/local/ports.ts'
import { type SlackPage, slackPageProgram, startSlackPage } from '../../../src/local/slack-page.ts'
import { createLogger } from '../../../src/log.ts'
import { memberId } from '../../builders/lead.ts'
import { type LocalSlack, openLocalSlack } from '../../drivers/local-slack.ts'

export const program = slackPageProgram()
export const whyNot =
  program === null ? ' — SKIPPED: the local Slack page is published for Linux on x64 only' : ''

export const leads = 'C0LEADS'

/** The local page with three people, of whom Khách is nobody of the team. */
export interface Workspace {
  readonly page: SlackPage
  readonly settings: SlackSettings
  readonly client: WebClient
  readonly port: ReturnType<typeof slackPort>
  readonly slack: LocalSlack
  stop(): Promise<void>
}

export async function openWorkspace(at?: number): Promise<Workspace> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'baton-slack-'))
  const page = await startPage(home, at ?? (await freePort()))
  const settings: SlackSettings = {
    botToken: page.botToken,
    appToken: page.appToken,
    signingSecret: null,
    apiUrl: page.apiUrl,
    httpHost: '127.0.0.1',
    httpPort: 0,
    isLocalPage: true,
  }
  const client = slackClient(settings)
  const slack = await openLocalSlack(page.url)
  return {
    page,
    settings,
    client,
    port: slackPort(client, settings),
    slack,
    async stop() {
      slack.close()
      await page.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function startPage(home: string, port: number): Promise<SlackPage> {
  if (program === null) throw new Error('no local page here')
  const person = (id: string, name: string, locale: string) => ({
    id,
    name: name.toLowerCase(),
    realName: name,
    email: `${name.toLowerCase()}@example.vn`,
    zone: 'Asia/Ho_Chi_Minh',
    locale,
  })
  return startSlackPage(program, {
    home,
    port,
    people: [
      person('U0LAN', 'Lan', 'vi-VN'),
      person('U0HUY', 'Huy', 'en-US'),
      person('U0KHACH', 'Khach', 'vi-VN'),
    ],
    channels: [{ id: leads, name: 'leads' }],
  })
}

const team: Readonly<Record<string, Pick<Asker, 'name' | 'language'>>> = {
  U0LAN: { name: 'Lan', language: 'vi' },
  U0HUY: { name: 'Huy', language: 'en' },
}

export const askerOf = async (userId: string): Promise<Asker | null> => {
  const member = team[userId]
  if (member === undefined) return null
  return {
    ...member,
    memberId: memberId(member.name.toLowerCase()),
    role: 'member',
    zone: 'Asia/Ho_Chi_Minh',
    platform: 'slack',
    userId,
  }
}

/** A core that answers as it is told, and remembers what it was asked. */
export interface Core {
  readonly asked: Inbound[]
  reply: (inbound: Inbound) => Reply | Promise<Reply>
}

export interface RunningApp extends SlackApp {
  readonly core: Core
  forged(): number
}

export async function startApp(
  { settings, client }: Pick<Workspace, 'settings' | 'client'>,
  reply: Core['reply'] = () => ({ kind: 'nothing' }),
): Promise<RunningApp> {
  const core: Core = { asked: [], reply }
  let forged = 0
  const app = createSlackApp(settings, client, {
    async handle(inbound) {
      core.asked.push(inbound)
      return core.reply(inbound)
    },
    askerOf,
    log: createLogger('test', { level: 'silent' }),
    onForged: () => {
      forged += 1
    },
  })
  await app.start()
  return { ...app, core, forged: () => forged }
}
