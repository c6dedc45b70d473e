import { Counter } from 'prom-client'
import type { ChatPort } from './bot/core/chat-port.ts'
import type { Desk } from './bot/core/desk.ts'
import { handle } from './bot/core/handle.ts'
import type { Asker } from './bot/core/inbound.ts'
import { createSlackApp, type SlackApp, slackClient, slackPort } from './bot/slack/app.ts'
import type { SlackSettings } from './bot/slack/settings.ts'
import { memberByChat, syncMembers } from './db/member.ts'
import type { Check } from './intake/readiness.ts'
import type { Program } from './program.ts'

/** The chat platforms that are connected. */
export interface Chat {
  readonly ports: ReadonlyMap<string, ChatPort>
  /** Hear clicks, forms and commands from here on. A process that only sends never calls it. */
  listen(desk: Desk): Promise<void>
  check(): Promise<Check>
  stop(): Promise<void>
}

export function openChat(settings: SlackSettings, program: Program): Chat {
  const forged = new Counter({
    name: 'baton_forged_requests_total',
    help: 'Chat requests turned away because their signature or token was missing or wrong',
    labelNames: ['platform'],
    registers: [program.metrics],
  })
  const client = slackClient(settings)
  const port = slackPort(client, settings)
  let app: SlackApp | null = null
  return {
    ports: new Map([[port.platform, port]]),
    async listen(desk) {
      await meetTheTeam(program, port)
      app = createSlackApp(settings, client, {
        handle: (inbound) => handle(inbound, desk),
        askerOf: (userId) => askerOf(program, port, userId),
        log: program.log,
        onForged: () => forged.inc({ platform: 'slack' }),
      })
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

/** Who is in the team, from the policy file and from the chat. */
async function meetTheTeam({ db, rules }: Program, port: ChatPort): Promise<void> {
  const { policy } = await rules()
  await syncMembers(db, policy.team, [{ platform: port.platform, people: await port.people() }])
}

/** Somebody new in the chat is looked up once more before they are a stranger. */
async function askerOf(program: Program, port: ChatPort, userId: string): Promise<Asker | null> {
  const member =
    (await memberByChat(program.db, port.platform, userId)) ??
    (await meetTheTeam(program, port).then(() => memberByChat(program.db, port.platform, userId)))
  if (member === null) return null
  const { id, name, role, language, zone } = member
  return { memberId: id, name, role, language, zone, platform: port.platform, userId }
}
