import { Counter } from 'prom-client'
import type { ChatPort } from './bot/core/chat-port.ts'
import type { Desk } from './bot/core/desk.ts'
import { handle } from './bot/core/handle.ts'
import type { Asker } from './bot/core/inbound.ts'
import type { SlackSettings } from './bot/slack/settings.ts'
import type { TeamsSettings } from './bot/teams/settings.ts'
import type { ChatDoor } from './chat-platform.ts'
import { openSlackChat } from './chat-slack.ts'
import { openTeamsChat } from './chat-teams.ts'
import { memberByChat, syncMembers } from './db/member.ts'
import type { Check } from './intake/readiness.ts'
import type { Program } from './program.ts'

/** Null: not connected. */
export interface ChatSettings {
  readonly slack: SlackSettings | null
  readonly teams: TeamsSettings | null
}

/** The chat platforms that are connected. */
export interface Chat {
  readonly ports: ReadonlyMap<string, ChatPort>
  readonly doors: readonly ChatDoor[]
  /** Hear clicks, forms and commands from here on. A process that only sends never calls it. */
  listen(desk: Desk): Promise<void>
  check(): Promise<Check>
  stop(): Promise<void>
}

export async function openChat({ slack, teams }: ChatSettings, program: Program): Promise<Chat> {
  const forged = new Counter({
    name: 'baton_forged_requests_total',
    help: 'Chat requests turned away because their signature or token was missing or wrong',
    labelNames: ['platform'],
    registers: [program.metrics],
  })
  const platforms = [
    ...(slack === null ? [] : [openSlackChat(slack)]),
    ...(teams === null ? [] : [await openTeamsChat(teams, program)]),
  ]
  const ports = platforms.map(({ port }) => port)
  return {
    ports: new Map(ports.map((port) => [port.platform, port])),
    doors: platforms.flatMap(({ doors }) => doors),
    async listen(desk) {
      await meetTheTeam(program, ports)
      for (const { port, listen } of platforms) {
        await listen({
          handle: (inbound) => handle(inbound, desk),
          askerOf: (userId) => askerOf(program, ports, { port, userId }),
          log: program.log,
          onForged: () => forged.inc({ platform: port.platform }),
        })
      }
    },
    check: async () => worst(await Promise.all(platforms.map((each) => each.check()))),
    async stop() {
      await Promise.all(platforms.map((each) => each.stop()))
    },
  }
}

const worst = (checks: readonly Check[]): Check =>
  checks.find(({ state }) => state === 'down') ?? checks[0] ?? { state: 'ok' }

/** Who is in the team, from the policy file and from the chat; who can't be asked puts nobody out. */
async function meetTheTeam({ db, rules, log }: Program, ports: readonly ChatPort[]): Promise<void> {
  const { policy } = await rules()
  const asked = await Promise.allSettled(
    ports.map(async (port) => ({ platform: port.platform, people: await port.people() })),
  )
  for (const answer of asked) {
    if (answer.status === 'rejected') log.warn({ err: answer.reason }, 'the team can not be read')
  }
  const met = asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  await syncMembers(db, policy.team, met)
}

/** Somebody new in the chat is looked up once more before they are a stranger. */
async function askerOf(
  program: Program,
  ports: readonly ChatPort[],
  { port: { platform }, userId }: { readonly port: ChatPort; readonly userId: string },
): Promise<Asker | null> {
  const member =
    (await memberByChat(program.db, platform, userId)) ??
    (await meetTheTeam(program, ports).then(() => memberByChat(program.db, platform, userId)))
  if (member === null) return null
  const { id, name, role, language, zone } = member
  return { memberId: id, name, role, language, zone, platform, userId }
}
