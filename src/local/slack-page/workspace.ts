import { stringify } from 'yaml'
import { type People, writePeople } from './people.ts'

/** A person on the local page. */
export interface PagePerson {
  readonly id: string
  readonly name: string
  readonly realName: string
  readonly email: string
  readonly zone: string
  /** As Slack writes it: `vi-VN`. Left out: `en-US`. */
  readonly locale?: string
  readonly isAdmin?: boolean
}

export interface PageChannel {
  readonly id: string
  readonly name: string
  readonly isPrivate?: boolean
  /** Left out: everybody. */
  readonly members?: readonly string[]
}

export interface Workspace {
  readonly people: readonly PagePerson[]
  readonly channels: readonly PageChannel[]
}

const botUserId = 'U0BATON'

/** The page is reachable from this machine alone, so these open nothing. */
export const pageCredentials = {
  botToken: 'xoxb-local-page',
  appToken: 'xapp-local-page',
  signingSecret: 'local-page',
} as const

/** The program's configuration file. */
export const workspaceYaml = ({ people, channels }: Workspace): string =>
  stringify({
    workspace: { name: 'Baton', domain: 'baton', teamId: 'T0BATON' },
    app: { appId: 'A0BATON', botUserId, botName: 'baton', ...pageCredentials, mode: 'socket' },
    users: people.map(({ id, name, realName, email, zone }) => ({
      id,
      name,
      real_name: realName,
      email,
      tz: zone,
    })),
    channels: channels.map(({ id, name, isPrivate = false, members }) => ({
      id,
      name,
      is_private: isPrivate,
      members: [...(members ?? people.map((person) => person.id)), botUserId],
    })),
  })

/** What the configuration can't say of people, for the preload. */
export function peopleExtras({ people }: Workspace): string {
  const extras: Record<string, People[string]> = {}
  for (const { id, locale = 'en-US', isAdmin = false } of people) extras[id] = { locale, isAdmin }
  return writePeople(extras)
}
