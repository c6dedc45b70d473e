import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Message } from './board.ts'
import type { Conversation, Person, Roster } from './roster.ts'

/** What a person did, in the words of the protocol. */
export interface Act {
  readonly type: 'message' | 'invoke' | 'conversationUpdate' | 'installationUpdate'
  readonly [field: string]: unknown
}

export interface Where {
  readonly conversation: Conversation
  readonly root: string | null
}

/** Tells the bot as Teams does: who, where, in which language and zone. */
export type Activities = (by: Person, where: Where, act: Act) => object

export const createActivities =
  (roster: Roster, serviceUrl: string): Activities =>
  (by, where, act) => ({
    ...clock(by),
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: by.mri, name: by.name, aadObjectId: by.objectId },
    recipient: roster.bot,
    conversation: conversation(roster, where),
    locale: by.locale,
    ...act,
    channelData: { ...channelData(roster, where), ...objectOr(act['channelData']) },
    entities: [clientInfo(by), ...listOr(act['entities'])],
  })

/** In channels and group chats a bot hears only what names it. */
export function mentioning({ bot }: Roster, text: string): Act {
  const at = `<at>${bot.name}</at>`
  const mention = { type: 'mention', mentioned: bot, text: at }
  return { type: 'message', textFormat: 'plain', text: `${at} ${text}`, entities: [mention] }
}

/** Where an answer to this message goes. */
export const whereIs = ({ conversation, root }: Message): Where => ({ conversation, root })

function clock({ zone }: Person): object {
  const now = DateTime.now()
  return {
    timestamp: now.toUTC().toISO(),
    localTimestamp: now.setZone(zone).toISO(),
    localTimezone: zone,
  }
}

function conversation({ tenantId }: Roster, { conversation: { id, kind, name }, root }: Where) {
  const base = { conversationType: kind, tenantId }
  if (kind === 'personal') return { ...base, id }
  if (kind === 'groupChat') return { ...base, id, name, isGroup: true }
  return { ...base, id: threadId(id, root), isGroup: true }
}

/** How Teams names one thread of a channel. */
export const threadId = (channel: string, root: string | null): string =>
  root === null ? channel : `${channel};messageid=${root}`

function channelData({ tenantId, team }: Roster, { conversation: { id, kind, name } }: Where) {
  const tenant = { id: tenantId }
  if (kind !== 'channel') return { tenant }
  return {
    tenant,
    team: { id: team.id, name: team.name, aadGroupId: team.groupId },
    channel: { id, name },
    teamsTeamId: team.id,
    teamsChannelId: id,
  }
}

const clientInfo = ({ locale, zone }: Person) => ({
  type: 'clientInfo',
  locale,
  country: locale.split('-')[1] ?? 'US',
  platform: 'Web',
  timezone: zone,
})

const objectOr = (given: unknown): object =>
  typeof given === 'object' && given !== null ? given : {}

const listOr = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [])
