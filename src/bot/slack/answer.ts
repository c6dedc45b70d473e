import type { WebClient } from '@slack/web-api'
import type { Card, Picture } from '../core/card.ts'
import { chunks } from '../core/chunks.ts'
import type { DirectChannels } from './direct.ts'
import type { Drawing, Drawn } from './drawing.ts'
import { chatFault } from './failures.ts'
import { limits, shortened } from './limits.ts'
import { picturesOf } from './pictures.ts'
import { respondUnseen } from './respond.ts'

/** Where an answer goes that its asker alone shall see. */
export interface Whereabouts {
  readonly userId: string
  /** The channel asked in; null: nowhere, so the answer goes to the direct messages. */
  readonly channel: string | null
  readonly thread: string | null
  readonly responseUrl: string | null
}

export const directly = (userId: string): Whereabouts => ({
  userId,
  channel: null,
  thread: null,
  responseUrl: null,
})

export interface Teller {
  readonly client: WebClient
  readonly direct: DirectChannels
  readonly drawing: Drawing
}

/** Tells the asker: unseen by others in a channel, as an ordinary message in their direct messages. */
export async function tell(teller: Teller, card: Card, where: Whereabouts): Promise<void> {
  const pictures = picturesOf(card)
  try {
    await send(teller, await teller.drawing.withPictures(card), where)
  } catch (error) {
    if (pictures.length === 0 || chatFault(error).code !== 'invalid_blocks') throw error
    await send(teller, teller.drawing.inWords(card), where)
    await sendApart(teller, pictures, where)
  }
}

async function send(teller: Teller, { text, blocks }: Drawn, where: Whereabouts): Promise<void> {
  const [first = [], ...more] = chunks(blocks, limits.messageBlocks.max)
  for (const some of [first, ...more]) await sendPart(teller, { text, blocks: some }, where)
}

async function sendPart(
  { client, direct }: Teller,
  part: Drawn,
  { userId, channel, thread, responseUrl }: Whereabouts,
): Promise<void> {
  const message = { text: part.text, blocks: [...part.blocks] }
  const plainly = { ...message, unfurl_links: false, unfurl_media: false }
  const toOwn = async () => {
    await direct.there(userId, (own) => client.chat.postMessage({ ...plainly, channel: own }))
  }
  if (channel === null || (isDirect(channel) && channel === (await direct.of(userId))))
    return toOwn()
  const inThread = thread === null ? {} : { thread_ts: thread }
  try {
    await client.chat.postEphemeral({ ...message, ...inThread, channel, user: userId })
  } catch (error) {
    if (!isClosedToUs(chatFault(error).code)) throw error
    if (responseUrl === null) await toOwn()
    else await respondUnseen(responseUrl, part)
  }
}

const isDirect = (channel: string): boolean => channel.startsWith('D')

/** Channels of which Baton is no member: somebody's own messages, a channel it was not invited to. */
const isClosedToUs = (code: string): boolean =>
  ['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived'].includes(code)

/** Where Slack shows no picture in a block, it goes to the direct messages. */
async function sendApart(
  { client, direct }: Teller,
  pictures: readonly Picture[],
  { userId }: Whereabouts,
): Promise<void> {
  const channel_id = await direct.of(userId)
  for (const { png, name, alt } of pictures) {
    const file = { file: Buffer.from(png), filename: name, alt_text: shortened('imageAlt', alt) }
    await client.files.uploadV2({ channel_id, ...file })
  }
}
