import { createHash } from 'node:crypto'
import type { TeamsPageChannel, TeamsPageOptions, TeamsPagePerson } from './options.ts'

export interface Person extends TeamsPagePerson {
  /** Teams' own name of a user towards one bot: `29:…`. */
  readonly mri: string
}

export type ConversationKind = 'channel' | 'groupChat' | 'personal'

export interface Conversation {
  readonly id: string
  readonly kind: ConversationKind
  readonly name: string
  /** Whose chat with the bot it is; null where everybody of the team is. */
  readonly owner: Person | null
}

export interface Place {
  readonly conversation: Conversation
  /** The post whose thread is meant, where the id names one. */
  readonly root: string | null
}

/** Who is there and where they talk: fixed while the page runs. */
export interface Roster {
  readonly tenantId: string
  readonly team: { readonly id: string; readonly name: string; readonly groupId: string }
  readonly bot: { readonly id: string; readonly name: string }
  readonly people: readonly Person[]
  readonly conversations: readonly Conversation[]
  /** By object id or by MRI, as the connector takes both. */
  person(id: string): Person | undefined
  /** Reads `19:…;messageid=…`; the team's id means its first channel. */
  place(id: string): Place | undefined
  chatOf(person: Person): Conversation
  members(conversation: Conversation): readonly Person[]
  visibleTo(person: Person): readonly Conversation[]
}

export function createRoster({ appId, people: all, channels }: TeamsPageOptions): Roster {
  const people = all.map((each) => ({ ...each, mri: `29:${digest(`${appId}/${each.objectId}`)}` }))
  const chats = new Map(people.map((person) => [person.objectId, chatWith(appId, person)]))
  const conversations = [...channels.map(shared), ...chats.values()]
  const team = teamOf(appId)
  const conversation = (id: string) =>
    conversations.find((each) => each.id === id) ??
    (id === team.id ? conversations.find(({ kind }) => kind === 'channel') : undefined)
  return {
    tenantId: uuidOf(`${appId}/tenant`),
    team,
    bot: { id: `28:${appId}`, name: 'Baton' },
    people,
    conversations,
    person: (id) => people.find(({ objectId, mri }) => objectId === id || mri === id),
    place(id) {
      const [base = '', root] = id.split(';messageid=')
      const found = conversation(base)
      return found && { conversation: found, root: root ?? null }
    },
    chatOf: (person) => chats.get(person.objectId) ?? chatWith(appId, person),
    members: ({ owner }) => (owner === null ? people : [owner]),
    visibleTo: (person) =>
      conversations.filter(({ owner }) => owner === null || owner.objectId === person.objectId),
  }
}

const shared = ({ id, name, kind }: TeamsPageChannel): Conversation => ({
  id,
  name,
  kind: kind === 'group' ? 'groupChat' : 'channel',
  owner: null,
})

const chatWith = (appId: string, owner: Person): Conversation => ({
  id: `a:1${digest(`${appId}/chat/${owner.objectId}`)}`,
  kind: 'personal',
  name: owner.name,
  owner,
})

const teamOf = (appId: string) => ({
  id: `19:${digest(`${appId}/team`)}@thread.tacv2`,
  name: 'Baton',
  groupId: uuidOf(`${appId}/group`),
})

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The same team has the same ids at every start, as a real tenant has. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
