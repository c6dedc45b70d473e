/** A conversation as it is written to. */
export interface Where {
  /** A thread of a channel has `;messageid=<its first message>` at the end. */
  readonly conversation: string
  readonly serviceUrl: string
  readonly tenantId: string | null
}

/** What is sent: words for notifications, and the card. */
export interface Outgoing {
  readonly summary: string
  readonly card: object
}

/** How a request is answered. */
export interface Heard {
  readonly status: number
  readonly body: unknown
}

/** One verified activity; what it gives back answers an invoke. */
export type Turn = (activity: unknown) => Promise<object | null>

/** What Baton asks of Teams, in its own types: `app.ts` does it with Microsoft's SDK. */
export interface TeamsLink {
  /** 401: the token is missing, wrong, expired, of another app or for another service address. */
  hear(authorization: string, body: object, turn: Turn): Promise<Heard>
  /** The new message's id. */
  post(where: Where, message: Outgoing): Promise<string>
  edit(where: Where, messageId: string, message: Outgoing): Promise<void>
  /** A new post in a channel; `messageId` begins its thread. */
  postInChannel(where: Where, message: Outgoing): Promise<string>
  /** The chat with somebody, begun where it was not. */
  openChat(person: PersonToMeet): Promise<string>
  /** Everybody in a conversation, as Teams tells it. */
  roster(where: Where, page: RosterPage): Promise<unknown>
}

interface PersonToMeet {
  readonly userId: string
  readonly serviceUrl: string
  readonly tenantId: string | null
}

interface RosterPage {
  readonly size: number
  readonly after: string | undefined
}
