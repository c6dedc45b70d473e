export interface Message {
  readonly ts: string
  readonly [field: string]: unknown
}

export interface Window {
  readonly messages: readonly Message[]
  readonly has_more: boolean
}

const slackDefaultLimit = 100

/** What the page's program forgets of a message: its metadata. And the reading rules of a history. */
export class MessageMemory {
  readonly #metadata = new Map<string, unknown>()

  keep(channel: string, ts: string, metadata: unknown): void {
    if (metadata !== undefined) this.#metadata.set(`${channel}/${ts}`, metadata)
  }

  /** As conversations.history reads: without ephemeral messages, between two times, so many. */
  window(
    channel: string,
    messages: readonly Message[],
    args: Readonly<Record<string, unknown>>,
  ): Window {
    const inclusive = isTrue(args['inclusive'])
    const oldest = Number(args['oldest'] ?? 0)
    const latest = Number(args['latest'] ?? Number.POSITIVE_INFINITY)
    const limit = Number(args['limit'] ?? slackDefaultLimit)
    const within = messages
      .filter((message) => message['subtype'] !== 'ephemeral')
      .filter(({ ts }) => isBetween(Number(ts), oldest, latest, inclusive))
    const shown = within.slice(0, limit)
    return {
      messages: isTrue(args['include_all_metadata'])
        ? shown.map((message) => this.#withMetadata(channel, message))
        : shown,
      has_more: within.length > shown.length,
    }
  }

  #withMetadata(channel: string, message: Message): Message {
    const metadata = this.#metadata.get(`${channel}/${message.ts}`)
    return metadata === undefined ? message : { ...message, metadata }
  }
}

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1'

function isBetween(ts: number, oldest: number, latest: number, inclusive: boolean): boolean {
  return inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest
}
