import type { ChatPort, MessageRef, Place } from '../core/chat-port.ts'
import type { AddressBook } from './address-book.ts'
import { isChannel, threadIn, threadOf } from './conversation.ts'
import { whereIs, whereOf } from './directory.ts'
import { type DrawingDeps, livingMessage } from './drawing.ts'
import { teamsFault } from './failures.ts'
import type { TeamsLink, Where } from './link.ts'
import { createPace } from './pace.ts'
import { people } from './people.ts'

export interface TeamsPortDeps extends DrawingDeps {
  readonly link: TeamsLink
  readonly book: AddressBook
  /** The team's channels in Teams, as the rules name them now. */
  channels(): Promise<readonly string[]>
  now(): number
}

/** Teams as Baton sends to it. Faults are thrown as `ChatFault`. */
export function createTeamsPort(deps: TeamsPortDeps): ChatPort {
  const { link, book } = deps
  const pace = createPace(deps.now)
  return {
    platform: 'teams',
    post: (place, card, { thread }) =>
      faults(async () => {
        const message = await livingMessage(deps, card)
        const where = await whereOf(book, link, inThread(place, thread))
        pace.admit(where.conversation)
        const messageId = await (isNewPost(where)
          ? link.postInChannel(where, message)
          : link.post(where, message))
        return { channel: where.conversation, messageId }
      }),
    edit: ({ channel, messageId }, card) =>
      faults(async () => {
        const message = await livingMessage(deps, card)
        const where = await whereIs(book, channel)
        pace.admit(where.conversation)
        await link.edit(where, messageId, message)
      }),
    // A bot can't look through a channel: after a doubt it is posted again. docs/decisions/teams-doubt.md
    find: async () => null,
    people: () => faults(async () => people(link, book, await deps.channels())),
  }
}

/** In a channel a thread has a name of its own; elsewhere there are none. */
function inThread(place: Place, thread: MessageRef | undefined): Place {
  if (place.kind !== 'channel' || thread === undefined || !isChannel(place.channel)) return place
  return { kind: 'channel', channel: threadIn(place.channel, thread.messageId) }
}

const isNewPost = ({ conversation }: Where): boolean =>
  isChannel(conversation) && threadOf(conversation) === null

async function faults<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    throw teamsFault(error)
  }
}
