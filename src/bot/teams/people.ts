import { z } from 'zod'
import type { ChatPerson } from '../core/chat-port.ts'
import type { AddressBook } from './address-book.ts'
import { whereIs } from './directory.ts'
import { limits } from './limits.ts'
import type { TeamsLink, Where } from './link.ts'

const page = z.object({
  members: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().nullish(),
        aadObjectId: z.string().nullish(),
        objectId: z.string().nullish(),
        email: z.string().nullish(),
        userPrincipalName: z.string().nullish(),
        userRole: z.string().nullish(),
      }),
    )
    .default([]),
  continuationToken: z.string().nullish(),
})
type Listed = z.infer<typeof page>['members'][number]

/** Everybody of the team's channels who works here: no guests, no apps. Their addresses are kept. */
export async function people(
  link: TeamsLink,
  book: AddressBook,
  channels: readonly string[],
): Promise<readonly ChatPerson[]> {
  const found = new Map<string, ChatPerson>()
  for (const channel of channels) {
    if ((await book.place(channel)) === null) continue
    const where = await whereIs(book, channel)
    for (const listed of await roster(link, where)) {
      const person = personOf(listed)
      if (person === null) continue
      found.set(person.userId, person)
      await meet(book, listed.id, person.userId, where)
    }
  }
  return [...found.values()]
}

async function roster(link: TeamsLink, where: Where): Promise<readonly Listed[]> {
  const all: Listed[] = []
  let after: string | undefined
  do {
    const answer = page.parse(await link.roster(where, { size: limits.rosterPage.max, after }))
    all.push(...answer.members)
    after = answer.continuationToken || undefined
  } while (after !== undefined)
  return all
}

function personOf(listed: Listed): ChatPerson | null {
  const userId = listed.aadObjectId ?? listed.objectId
  if (!userId || listed.userRole === 'guest' || listed.userRole === 'anonymous') return null
  const email = listed.email ?? listed.userPrincipalName ?? null
  return { userId, name: listed.name ?? email ?? userId, email, locale: null, zone: null }
}

async function meet(
  book: AddressBook,
  userId: string,
  objectId: string,
  { serviceUrl, tenantId }: Where,
): Promise<void> {
  const known = await book.person(objectId)
  if (known?.userId === userId && known.serviceUrl === serviceUrl) return
  await book.keepPerson(objectId, { userId, serviceUrl, tenantId, chat: known?.chat ?? null })
}
