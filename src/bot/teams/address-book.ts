/** A conversation in which Baton was added: a channel, a group chat, somebody's own chat. */
export interface PlaceAddress {
  readonly kind: 'channel' | 'groupChat' | 'personal'
  readonly serviceUrl: string
  readonly tenantId: string | null
}

/** A person as Teams names them towards this app. */
export interface PersonAddress {
  /** `29:…`: Teams' name of a user towards one bot. */
  readonly userId: string
  readonly serviceUrl: string
  readonly tenantId: string | null
  /** Their own chat with Baton; null: not yet begun. */
  readonly chat: string | null
}

/** Conversation references, kept as they are heard: a bot may only write where it was heard from or added. */
export interface AddressBook {
  keepPlace(conversation: string, address: PlaceAddress): Promise<void>
  place(conversation: string): Promise<PlaceAddress | null>
  /** By Entra object id. */
  keepPerson(objectId: string, address: PersonAddress): Promise<void>
  person(objectId: string): Promise<PersonAddress | null>
}
