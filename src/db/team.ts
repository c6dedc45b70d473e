import { type Language, languages } from '../domain/lead/lead.ts'
import type { Policy, PolicyMember } from '../domain/policy/policy.ts'
import type { Member } from './generated/client.ts'

/** The people of one chat platform, all of them. */
export interface ChatTeam {
  readonly platform: 'slack' | 'teams'
  readonly people: readonly ChatPerson[]
}

export interface ChatPerson {
  readonly userId: string
  readonly name: string
  readonly email: string | null
  /** BCP 47, as the platform gives it. */
  readonly locale: string | null
  readonly zone: string | null
  /** From outside: a member only where the policy names their id. */
  readonly isGuest?: boolean
}

export interface TeamChange {
  readonly members: readonly Member[]
  /** Ids of those who are named nowhere any more. */
  readonly gone: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

type Team = Policy['team']
type Contact = ChatPerson & { readonly platform: ChatTeam['platform'] }

/** Policy and chat made one team: the policy wins, chat fills in, a person only in chat becomes a member. */
export function teamOf(
  team: Team,
  chat: readonly ChatTeam[],
  known: readonly Member[],
): TeamChange {
  const contacts = chat
    .flatMap(({ platform, people }) => people.map((person) => ({ ...person, platform })))
    .filter((contact) => contact.isGuest !== true || isNamed(team, contact))
  const holders = new Map(contacts.map((contact) => [contact, holderOf(team, contact)]))
  const named = team.members.map((member) => ({
    member,
    contacts: contacts.filter((contact) => holders.get(contact) === member),
  }))
  const others = byPerson(contacts.filter((contact) => holders.get(contact) === undefined))
  const ids = new Set(team.members.map(({ id }) => id))
  const members = [
    ...named.map((one) => namedMember(team, one.member, one.contacts)),
    ...others.map((person) => chatMember(team, person, known, ids)),
  ]
  const renamed = renamedOf(members, known)
  const gone = [...goneOf(members, known, chat), ...renamed.map(({ from }) => from)]
  return { members, gone, renamed }
}

const isNamed = ({ members }: Team, { platform, userId }: Contact): boolean =>
  members.some((member) => member[platform] === userId)

/** An id in the policy decides; without one the mail does. */
const holderOf = (
  { members }: Team,
  { platform, userId, email }: Contact,
): PolicyMember | undefined =>
  members.find((member) => member[platform] === userId) ??
  members.find((member) => member[platform] === undefined && sameMail(member.email, email))

function namedMember(team: Team, member: PolicyMember, contacts: readonly Contact[]): Member {
  return {
    id: member.id,
    name: member.name,
    role: member.role,
    language: member.language ?? languageOf(contacts) ?? team.language,
    zone: member.zone ?? zoneOf(contacts) ?? team.zone,
    slackId: member.slack ?? userIdOn('slack', contacts),
    teamsId: member.teams ?? userIdOn('teams', contacts),
    email: member.email ?? mailOf(contacts),
    sells: member.sells,
    quota: member.quota ?? null,
    active: true,
  }
}

/** They sell only where the policy names nobody: then the chat is all that says who the team is. */
function chatMember(
  team: Team,
  contacts: readonly Contact[],
  known: readonly Member[],
  policyIds: ReadonlySet<string>,
): Member {
  const slackId = userIdOn('slack', contacts)
  const teamsId = userIdOn('teams', contacts)
  const before = known.find(
    (member) => !policyIds.has(member.id) && sharesChatId(member, { slackId, teamsId }),
  )
  return {
    id: before?.id ?? freshId(contacts),
    name: contacts[0]?.name ?? '',
    role: 'member',
    language: languageOf(contacts) ?? team.language,
    zone: zoneOf(contacts) ?? team.zone,
    slackId,
    teamsId,
    email: mailOf(contacts),
    sells: team.members.length === 0,
    quota: null,
    active: true,
  }
}

const freshId = (contacts: readonly Contact[]): string =>
  `${contacts[0]?.platform}-${contacts[0]?.userId}`.toLowerCase().replace(/[^a-z0-9._-]/g, '-')

/** One person may be on two platforms, with one mail. */
function byPerson(contacts: readonly Contact[]): readonly (readonly Contact[])[] {
  const people = new Map<string, Contact[]>()
  for (const contact of contacts) {
    const key = contact.email?.toLowerCase() ?? `${contact.platform} ${contact.userId}`
    const same = people.get(key)
    if (same?.every(({ platform }) => platform !== contact.platform)) same.push(contact)
    else people.set(same === undefined ? key : `${contact.platform} ${contact.userId}`, [contact])
  }
  return [...people.values()]
}

/** Somebody on a platform that was not asked may still be there. */
function goneOf(
  members: readonly Member[],
  known: readonly Member[],
  chat: readonly ChatTeam[],
): readonly string[] {
  const here = new Set(members.map(({ id }) => id))
  const asked = new Set(chat.map(({ platform }) => platform))
  return known
    .filter(({ id }) => !here.has(id))
    .filter(({ slackId }) => slackId === null || asked.has('slack'))
    .filter(({ teamsId }) => teamsId === null || asked.has('teams'))
    .map(({ id }) => id)
}

function renamedOf(members: readonly Member[], known: readonly Member[]): TeamChange['renamed'] {
  const here = new Set(members.map(({ id }) => id))
  return members.flatMap((member) =>
    known
      .filter((before) => !here.has(before.id) && sharesChatId(before, member))
      .map((before) => ({ from: before.id, to: member.id })),
  )
}

const sharesChatId = (
  member: Member,
  { slackId, teamsId }: Pick<Member, 'slackId' | 'teamsId'>,
): boolean =>
  (slackId !== null && member.slackId === slackId) ||
  (teamsId !== null && member.teamsId === teamsId)

const userIdOn = (platform: ChatTeam['platform'], contacts: readonly Contact[]): string | null =>
  contacts.find((contact) => contact.platform === platform)?.userId ?? null

const mailOf = (contacts: readonly Contact[]): string | null =>
  contacts.find(({ email }) => email !== null)?.email ?? null

function languageOf(contacts: readonly Contact[]): Language | null {
  const spoken = contacts.flatMap(({ locale }) => locale?.slice(0, 2).toLowerCase() ?? [])
  return languages.find((language) => spoken.includes(language)) ?? null
}

const zoneOf = (contacts: readonly Contact[]): string | null =>
  contacts.map(({ zone }) => zone).find((zone) => zone !== null && isZone(zone)) ?? null

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const sameMail = (one: string | undefined, other: string | null): boolean =>
  one !== undefined && other !== null && one.toLowerCase() === other.toLowerCase()
