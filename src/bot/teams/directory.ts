import { ChatFault, type Place } from '../core/chat-port.ts'
import type { AddressBook } from './address-book.ts'
import { placeOf } from './conversation.ts'
import type { TeamsLink, Where } from './link.ts'

/** Where a place is written to; the chat with somebody is begun where it was not. */
export async function whereOf(book: AddressBook, link: TeamsLink, place: Place): Promise<Where> {
  return place.kind === 'channel'
    ? whereIs(book, place.channel)
    : chatWith(book, link, place.userId)
}

/** `;messageid=…` names a thread of the place. Throws where Baton was never added. */
export async function whereIs(book: AddressBook, conversation: string): Promise<Where> {
  const address = await book.place(placeOf(conversation))
  if (address === null) throw new ChatFault('unavailable', 'not_added_to_conversation')
  const { serviceUrl, tenantId } = address
  return { conversation, serviceUrl, tenantId }
}

async function chatWith(book: AddressBook, link: TeamsLink, objectId: string): Promise<Where> {
  const person = await book.person(objectId)
  if (person === null) throw new ChatFault('unavailable', 'person_never_seen')
  const { serviceUrl, tenantId } = person
  const conversation = person.chat ?? (await link.openChat(person))
  if (person.chat === null) {
    await book.keepPerson(objectId, { ...person, chat: conversation })
    await book.keepPlace(conversation, { kind: 'personal', serviceUrl, tenantId })
  }
  return { conversation, serviceUrl, tenantId }
}
