import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Card } from '../core/card.ts'
import { ChatFault, type ChatPort, type Place } from '../core/chat-port.ts'
import { createDirectChannels } from './direct.ts'
import { createDrawing } from './drawing.ts'
import { chatFault } from './failures.ts'
import { findMessage, keyMetadata } from './find.ts'
import { BeyondLimit, checkSize } from './limits.ts'
import { people } from './people.ts'
import type { SlackSettings } from './settings.ts'

/** Slack as Baton sends to it. Faults are thrown as `ChatFault`. */
export function createSlackPort(
  client: WebClient,
  settings: Pick<SlackSettings, 'isLocalPage'>,
): ChatPort {
  const direct = createDirectChannels(client)
  const drawing = createDrawing(client, settings)
  const at = <Result>(place: Place, work: (channel: string) => Promise<Result>) =>
    place.kind === 'channel' ? work(place.channel) : direct.there(place.userId, work)
  const message = async (card: Card) => {
    const { text, blocks } = await drawing.withPictures(card)
    checkSize('messageBlocks', blocks.length)
    return { text, blocks: [...blocks], unfurl_links: false, unfurl_media: false }
  }
  return {
    platform: 'slack',
    post: (place, card, { key, thread }) =>
      faults(async () => {
        const keyed = { ...(await message(card)), metadata: keyMetadata(key) }
        const inThread = thread === undefined ? {} : { thread_ts: thread.messageId }
        return at(place, async (channel) => {
          const sent = await client.chat.postMessage({ channel, ...keyed, ...inThread })
          return { channel: sent.channel ?? channel, messageId: z.string().parse(sent.ts) }
        })
      }),
    // Without metadata an edit leaves what the message carries.
    edit: ({ channel, messageId: ts }, card) =>
      faults(async () => {
        await client.chat.update({ channel, ts, ...(await message(card)) })
      }),
    find: (place, key, window) =>
      faults(() => at(place, (channel) => findMessage(client, channel, key, window))),
    people: () => faults(() => people(client)),
  }
}

async function faults<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ChatFault) throw error
    if (error instanceof BeyondLimit) {
      throw new ChatFault('refused', error.message, { cause: error })
    }
    throw chatFault(error)
  }
}
