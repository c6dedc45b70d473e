import type { Board, Message } from './board.ts'
import type { Refreshing, RefreshNeed } from './refreshing.ts'
import type { Person, Roster } from './roster.ts'
import type { Attachment } from './wire.ts'

/** A message as one person sees it. */
export interface SeenMessage {
  readonly id: string
  readonly conversation: string
  readonly root: string
  readonly by: { readonly name: string; readonly isBot: boolean; readonly isMe: boolean }
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly at: string
  readonly edits: number
  readonly isDeleted: boolean
  readonly refresh: RefreshNeed
  /** The card is this person's own; others see another. */
  readonly isOwnView: boolean
}

export interface SeenPage {
  readonly me: string
  readonly bot: string
  readonly team: string
  readonly people: readonly SeenPerson[]
  readonly conversations: readonly { readonly id: string; kind: string; name: string }[]
  readonly messages: readonly SeenMessage[]
}
type SeenPerson = Pick<Person, 'objectId' | 'name' | 'email' | 'locale' | 'zone'> & {
  readonly isManager: boolean
}

/** Each sees what is theirs: own chats, and own cards where the bot gave them some. */
export interface Eyes {
  readonly people: readonly SeenPerson[]
  message(message: Message, person: Person): SeenMessage
  page(person: Person): SeenPage
  maySee(message: Message, person: Person): boolean
}

export interface EyesDeps {
  readonly roster: Roster
  readonly board: Board
  readonly refreshing: Refreshing
}

export function createEyes({ roster, board, refreshing }: EyesDeps): Eyes {
  const maySee: Eyes['maySee'] = ({ conversation: { owner } }, person) =>
    owner === null || owner.objectId === person.objectId
  const message: Eyes['message'] = (given, person) => ({
    id: given.id,
    conversation: given.conversation.id,
    root: given.root,
    by: {
      name: given.from?.name ?? roster.bot.name,
      isBot: given.from === null,
      isMe: given.from?.objectId === person.objectId,
    },
    text: given.text,
    attachments: board.attachmentsFor(given, person),
    at: given.at,
    edits: given.edits,
    isDeleted: given.isDeleted,
    refresh: refreshing.need(given, person),
    isOwnView: board.attachmentsFor(given, person) !== given.attachments,
  })
  const people = roster.people.map(seenPerson)
  return {
    people,
    maySee,
    message,
    page: (person) => ({
      me: person.objectId,
      bot: roster.bot.name,
      team: roster.team.name,
      people,
      conversations: roster.visibleTo(person).map(({ id, kind, name }) => ({ id, kind, name })),
      messages: board
        .messages()
        .filter((each) => maySee(each, person))
        .map((each) => message(each, person)),
    }),
  }
}

const seenPerson = ({ objectId, name, email, locale, zone, isManager }: Person): SeenPerson => ({
  objectId,
  name,
  email,
  locale,
  zone,
  isManager: isManager ?? false,
})
