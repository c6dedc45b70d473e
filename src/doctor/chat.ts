import { z } from 'zod'
import { slackClient, slackPort } from '../bot/slack/app.ts'
import type { SlackSettings } from '../bot/slack/settings.ts'
import type { MemberRecord } from '../domain/lead/record.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { bad, type CheckId, type Finding, ok, unknown, unlooked, warn } from './finding.ts'
import { look, reasonOf } from './look.ts'

const afterwards = ['chat-scopes', 'channels'] as const satisfies readonly CheckId[]

type Client = ReturnType<typeof slackClient>
type Channels = Policy['team']['channels']

export interface ChatSeen {
  readonly findings: readonly Finding[]
  /** Who is there; null when that could not be asked. */
  readonly userIds: ReadonlySet<string> | null
}

/** Does Slack know us, may we do what we must, and are the team's channels there? */
export async function lookAtChat(settings: SlackSettings, channels: Channels): Promise<ChatSeen> {
  const client = slackClient(settings)
  const answer = await askWhoWeAre(client)
  if (!answer.ok) {
    const down = bad('chat', `Slack does not take us: ${answer.reason}`, mendOf(answer.reason))
    return { findings: [down, ...unlooked(afterwards, 'the chat is down')], userIds: null }
  }
  const findings = await Promise.all([
    look('chat-scopes', () => scopesFinding(answer.scopes)),
    look('channels', () => channelsFinding(client, channels)),
  ])
  const people = await slackPort(client, settings)
    .people()
    .catch(() => null)
  return {
    findings: [
      ok('chat', `Slack answers, workspace ${answer.team}, as ${answer.user}`),
      ...findings,
    ],
    userIds: people === null ? null : new Set(people.map(({ userId }) => userId)),
  }
}

const authTest = z.object({
  team: z.string().default('?'),
  user: z.string().default('?'),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

type WhoWeAre =
  | {
      readonly ok: true
      readonly team: string
      readonly user: string
      /** Null: the platform does not say. */
      readonly scopes: readonly string[] | null
    }
  | { readonly ok: false; readonly reason: string }

async function askWhoWeAre(client: Client): Promise<WhoWeAre> {
  try {
    const { team, user, response_metadata } = authTest.parse(await client.auth.test())
    return { ok: true, team, user, scopes: response_metadata?.scopes ?? null }
  } catch (error) {
    return { ok: false, reason: slackCodeOf(error) ?? reasonOf(error) }
  }
}

const mendOf = (reason: string): string =>
  /auth|token|account/.test(reason)
    ? 'install the app again and set SLACK_BOT_TOKEN to its new token'
    : 'start Baton (npm start), or see status.slack.com and the way out to slack.com'

/** Those of the app's manifest, where docs/install-slack.md says what each is for. */
export const neededScopes = [
  'channels:history',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
  'metadata.message:read',
  'users:read',
  'users:read.email',
] as const

export function scopesFinding(given: readonly string[] | null): Finding {
  if (given === null) return ok('chat-scopes', 'the local page asks for none')
  const missing = neededScopes.filter((scope) => !given.includes(scope))
  return missing.length === 0
    ? ok('chat-scopes', `all ${neededScopes.length} that are needed`)
    : bad(
        'chat-scopes',
        `missing: ${missing.join(', ')}`,
        'add them under "OAuth & Permissions" of the app, then install it again',
      )
}

async function channelsFinding(client: Client, channels: Channels): Promise<Finding> {
  const here = channels.filter(({ platform }) => platform === 'slack')
  if (here.length === 0)
    return bad('channels', 'the rules name none: leads are announced nowhere', 'add team.channels')
  const troubles = await Promise.all(here.map(({ id }) => channelTrouble(client, id)))
  const found = troubles.filter((trouble) => trouble !== null)
  if (found.length === 0) return ok('channels', here.map(({ id }) => id).join(', '))
  return bad(
    'channels',
    found.join('; '),
    'correct team.channels in the rules, or invite Baton there: /invite @Baton',
  )
}

/** Null: a message would arrive. Reading asks for no scope that sending and finding do not need. */
async function channelTrouble(client: Client, channel: string): Promise<string | null> {
  try {
    await client.conversations.history({ channel, limit: 1 })
    return null
  } catch (error) {
    const code = slackCodeOf(error)
    if (code === null) throw error
    return `${channel}: ${channelWords[code] ?? code}`
  }
}

const channelWords: Readonly<Record<string, string>> = {
  channel_not_found: 'there is no such channel, or it is private and Baton is not in it',
  not_in_channel: 'Baton is not in it',
}

const platformError = z.object({ data: z.object({ error: z.string() }) })
const slackCodeOf = (error: unknown): string | null =>
  platformError.safeParse(error).data?.data.error ?? null

/** Who can't be told anything, and whether anybody hears of what goes wrong. */
export function teamFindings(
  members: readonly MemberRecord[],
  userIds: ReadonlySet<string> | null,
): readonly Finding[] {
  if (members.length === 0) {
    const nobody = 'nobody is known yet'
    return [
      warn('members', nobody, 'name them in the rules, and start Baton: it meets the team then'),
      unknown('managers', nobody),
    ]
  }
  return [membersFinding(members, userIds), managersFinding(members)]
}

function membersFinding(
  members: readonly MemberRecord[],
  userIds: ReadonlySet<string> | null,
): Finding {
  const without = members.filter(({ slackId, teamsId }) => slackId === null && teamsId === null)
  const strange = members.filter(
    ({ slackId }) => slackId !== null && userIds !== null && !userIds.has(slackId),
  )
  if (without.length + strange.length === 0)
    return ok('members', `${members.length}, each with a chat id`)
  const parts = [
    ...(without.length > 0 ? [`without a chat id: ${names(without)}`] : []),
    ...(strange.length > 0 ? [`with an id that Slack does not know: ${names(strange)}`] : []),
  ]
  return warn(
    'members',
    parts.join('; '),
    'set slack: of each in the rules (profile → ⋮ → Copy member ID), then baton policy apply',
  )
}

const managersFinding = (members: readonly MemberRecord[]): Finding => {
  const managers = members.filter(({ role }) => role === 'manager')
  return managers.length > 0
    ? ok('managers', names(managers))
    : warn(
        'managers',
        'nobody hears of unclaimed leads and broken promises',
        'give somebody role: manager in the rules, then baton policy apply',
      )
}

const names = (members: readonly MemberRecord[]): string => members.map(({ id }) => id).join(', ')
