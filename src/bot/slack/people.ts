import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { ChatPerson } from '../core/chat-port.ts'

const member = z.object({
  id: z.string(),
  name: z.string().default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  /** Guests of one or several channels, and people of another workspace in a shared channel. */
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  real_name: z.string().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  profile: z
    .object({ email: z.string().optional(), display_name: z.string().optional() })
    .default({}),
})
type Member = z.infer<typeof member>

const list = z.object({
  members: z.array(member),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})
const one = z.object({ user: z.object({ locale: z.string().optional() }) })

const pageSize = 200

/** Everybody who works here: no bots, nobody who left. */
export async function people(client: WebClient): Promise<readonly ChatPerson[]> {
  const all: Member[] = []
  let cursor: string | undefined
  do {
    const next = cursor === undefined ? {} : { cursor }
    const answer = await client.users.list({ limit: pageSize, include_locale: true, ...next })
    const { members, response_metadata } = list.parse(answer)
    all.push(...members.filter(isPerson))
    cursor = response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
  return Promise.all(
    all.map(async (each, at) => {
      const locale = each.locale ?? (at < asked ? await localeOf(client, each.id) : null)
      return person(each, locale)
    }),
  )
}

/** The list tells locales; where it does not, not more than these are asked about one by one. */
const asked = 50

const isPerson = ({ id, deleted, is_bot }: Member): boolean =>
  !deleted && !is_bot && id !== 'USLACKBOT'

async function localeOf(client: WebClient, user: string): Promise<string | null> {
  const answer = one.parse(await client.users.info({ user, include_locale: true }))
  return answer.user.locale ?? null
}

const person = (member: Member, locale: string | null): ChatPerson => ({
  userId: member.id,
  name: member.profile.display_name || member.real_name || member.name,
  email: member.profile.email ?? null,
  locale,
  zone: member.tz ?? null,
  ...(isGuest(member) ? { isGuest: true } : {}),
})

const isGuest = ({ is_restricted, is_ultra_restricted, is_stranger }: Member): boolean =>
  is_restricted || is_ultra_restricted || is_stranger
