import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { ChatFault, type MessageRef } from '../core/chat-port.ts'
import { within } from './limits.ts'

const eventType = 'baton_outbound'

/** Kept with the message, unseen by people, and unchanged by edits. Source: docs.slack.dev, "Message metadata". */
export const keyMetadata = (key: string) => ({
  event_type: eventType,
  event_payload: { key: within('metadataKey', key) },
})

const metadata = z
  .object({ event_type: z.literal(eventType), event_payload: z.object({ key: z.string() }) })
  .nullable()
  .catch(null)

const history = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: metadata.default(null) })).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

const pageSize = 200
const pagesRead = 25
/** Slack's clock and ours differ by a little. */
const clocksApartMs = 60_000

export interface SearchWindow {
  readonly since: number
  readonly thread?: MessageRef
}

/** The message that carries the key. Throws when there is more to read than it reads: it can't be sure. */
export async function findMessage(
  client: WebClient,
  channel: string,
  key: string,
  { since, thread }: SearchWindow,
): Promise<MessageRef | null> {
  const oldest = String(Math.max(0, since - clocksApartMs) / 1_000)
  let cursor: string | undefined
  for (let page = 0; page < pagesRead; page += 1) {
    const window = {
      channel,
      oldest,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    }
    const answer =
      thread === undefined
        ? await client.conversations.history(window)
        : await client.conversations.replies({ ...window, ts: thread.messageId })
    const { messages, response_metadata } = history.parse(answer)
    const found = messages.find((each) => each.metadata?.event_payload.key === key)
    if (found !== undefined) return { channel, messageId: found.ts }
    cursor = response_metadata?.next_cursor || undefined
    if (cursor === undefined) return null
  }
  throw new ChatFault('unavailable', 'history_too_long')
}
