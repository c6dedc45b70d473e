import { createHash } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Card } from '../core/card.ts'
import {
  ChatFault,
  type ChatPerson,
  type ChatPort,
  type MessageRef,
  type Place,
} from '../core/chat-port.ts'
import { chatFault } from './failures.ts'
import { BeyondLimit, limits } from './limits.ts'
import { drawn } from './pictures.ts'
import type { blocksOf } from './render/card.ts'
import type { SlackSettings } from './settings.ts'

/** Slack as Baton sends to it. Faults are thrown as `ChatFault`. */
export function createSlackPort(
  client: WebClient,
  settings: Pick<SlackSettings, 'isLocalPage'>,
): ChatPort {
  const channels = new Map<string, string>()
  const channelOf = async (place: Place): Promise<string> => {
    if (place.kind === 'channel') return place.channel
    const known = channels.get(place.userId)
    if (known !== undefined) return known
    const opened = await client.conversations.open({ users: place.userId })
    const channel = opened.channel?.id
    if (channel === undefined) throw new ChatFault('refused', 'no_direct_channel')
    channels.set(place.userId, channel)
    return channel
  }
  const message = async (card: Card, key?: string) => ({
    text: card.fallback,
    blocks: marked(await drawn(client, card, settings), key),
    unfurl_links: false,
    unfurl_media: false,
  })
  return {
    platform: 'slack',
    post: (place, card, { key, thread }) =>
      faults(async () => {
        const channel = await channelOf(place)
        const inThread = thread === undefined ? {} : { thread_ts: thread.messageId }
        const sent = await client.chat.postMessage({
          channel,
          ...inThread,
          ...(await message(card, key)),
        })
        return { channel: sent.channel ?? channel, messageId: z.string().parse(sent.ts) }
      }),
    edit: (ref, card) =>
      faults(async () => {
        await client.chat.update({
          channel: ref.channel,
          ts: ref.messageId,
          ...(await message(card)),
        })
      }),
    find: (place, key, { since, thread }) =>
      faults(async () => find(client, await channelOf(place), mark(key), since, thread)),
    people: () => faults(() => people(client)),
  }
}

/**
 * The key stands in the id of the message's first block: unlike metadata it comes back with every
 * history, needs no scope of its own, and an edit by somebody else does not lose it.
 */
const mark = (key: string): string =>
  `baton:${createHash('sha256').update(key).digest('base64url')}`

function marked(blocks: ReturnType<typeof blocksOf>, key: string | undefined) {
  if (blocks.length > limits.messageBlocks) throw new BeyondLimit('messageBlocks', blocks.length)
  return blocks.map((block, at) =>
    at === 0 && key !== undefined ? { ...block, block_id: mark(key) } : block,
  )
}

const history = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        blocks: z.array(z.object({ block_id: z.string().optional() })).optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

const pageSize = 200
const pagesRead = 10

async function find(
  client: WebClient,
  channel: string,
  wanted: string,
  since: number,
  thread: MessageRef | undefined,
): Promise<MessageRef | null> {
  // Slack's clock and ours differ by a little.
  const oldest = String((since - 60_000) / 1_000)
  let cursor: string | undefined
  for (let page = 0; page < pagesRead; page += 1) {
    const window = { channel, oldest, limit: pageSize, ...(cursor ? { cursor } : {}) }
    const answer =
      thread === undefined
        ? await client.conversations.history(window)
        : await client.conversations.replies({ ...window, ts: thread.messageId })
    const { messages, response_metadata } = history.parse(answer)
    const found = messages.find(({ blocks }) => blocks?.some(({ block_id }) => block_id === wanted))
    if (found !== undefined) return { channel, messageId: found.ts }
    cursor = response_metadata?.next_cursor || undefined
    if (cursor === undefined) return null
  }
  return null
}

const users = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string().default(''),
      deleted: z.boolean().default(false),
      is_bot: z.boolean().default(false),
      real_name: z.string().optional(),
      tz: z.string().optional(),
      locale: z.string().optional(),
      profile: z
        .object({ email: z.string().optional(), display_name: z.string().optional() })
        .default({}),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

async function people(client: WebClient): Promise<readonly ChatPerson[]> {
  const all: ChatPerson[] = []
  let cursor: string | undefined
  do {
    const answer = await client.users.list({
      limit: pageSize,
      include_locale: true,
      ...(cursor ? { cursor } : {}),
    })
    const { members, response_metadata } = users.parse(answer)
    all.push(
      ...members
        .filter(({ deleted, is_bot, id }) => !deleted && !is_bot && id !== 'USLACKBOT')
        .map(person),
    )
    cursor = response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
  return all
}

const person = ({
  id,
  name,
  real_name,
  tz,
  locale,
  profile,
}: z.infer<typeof users>['members'][number]): ChatPerson => ({
  userId: id,
  name: profile.display_name || real_name || name,
  email: profile.email ?? null,
  locale: locale ?? null,
  zone: tz ?? null,
})

async function faults<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ChatFault) throw error
    throw error instanceof BeyondLimit ? new ChatFault('refused', error.message) : chatFault(error)
  }
}
