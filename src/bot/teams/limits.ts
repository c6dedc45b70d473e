interface Limit {
  readonly max: number
  /** The page of learn.microsoft.com/microsoftteams/platform that says so. */
  readonly page: string
  readonly beyond: string
}

const cards = 'task-modules-and-cards/cards/cards-reference'
const universal =
  'task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views'
const rates = 'bots/how-to/rate-limit'

/** What Teams takes, and what is done with more. */
export const limits = {
  /** Bytes of a card's JSON as it travels. */
  cardBytes: {
    max: 28_000,
    page: cards,
    beyond: 'an answer is sent as several messages; a living card is refused',
  },
  cardActions: { max: 6, page: cards, beyond: 'the others follow in further rows' },
  refreshedUsers: {
    max: 60,
    page: universal,
    beyond: 'the most concerned come first; the others see what all see and may click',
  },
  messagesPerSecond: { max: 7, page: rates, beyond: 'waits, as Temporal is told' },
  messagesPerTwoSeconds: { max: 8, page: rates, beyond: 'waits, as Temporal is told' },
  messagesPerHalfMinute: { max: 60, page: rates, beyond: 'waits, as Temporal is told' },
  messagesPerHour: { max: 1_800, page: rates, beyond: 'waits, as Temporal is told' },
  rosterPage: { max: 500, page: 'bots/how-to/get-teams-context', beyond: 'read page by page' },
  dialogTitle: { max: 64, page: cards, beyond: 'shortened with "…"; stands whole in the dialog' },
} as const satisfies Readonly<Record<string, Limit>>

/** Something of ours that Teams would not take. */
export class BeyondTeamsLimit extends Error {
  override readonly name = 'BeyondTeamsLimit'
  constructor(what: keyof typeof limits, size: number) {
    super(`${what} is ${size}, Teams takes ${limits[what].max}`)
  }
}

export const bytesOf = (card: object): number => Buffer.byteLength(JSON.stringify(card))

export function checkCard(card: object): void {
  const size = bytesOf(card)
  if (size > limits.cardBytes.max) throw new BeyondTeamsLimit('cardBytes', size)
}
