import type { WebClient } from '@slack/web-api'
import type { Card } from '../core/card.ts'
import { limits } from './limits.ts'
import { drawn } from './pictures.ts'
import { chunks } from './render/card.ts'
import type { SlackSettings } from './settings.ts'

/** Where an answer goes that its asker alone shall see. */
export interface Whereabouts {
  readonly userId: string
  /** The channel asked in; null: nowhere, so the answer goes to the direct messages. */
  readonly channel: string | null
  readonly thread?: string
}

/** Tells the asker: unseen by others in a channel, as an ordinary message in their direct messages. */
export async function tell(
  client: WebClient,
  card: Card,
  { userId, channel, thread }: Whereabouts,
  settings: Pick<SlackSettings, 'isLocalPage'>,
): Promise<void> {
  const blocks = await drawn(client, card, settings)
  const direct = channel === null || channel.startsWith('D')
  const to = direct
    ? ((await client.conversations.open({ users: userId })).channel?.id ?? userId)
    : channel
  for (const some of chunks(blocks, limits.messageBlocks)) {
    const message = { channel: to, text: card.fallback, blocks: [...some] }
    const inThread = thread === undefined ? {} : { thread_ts: thread }
    if (direct) await client.chat.postMessage({ ...message, unfurl_links: false })
    else await client.chat.postEphemeral({ ...message, ...inThread, user: userId })
  }
}
