import type { WebClient } from '@slack/web-api'
import { ChatFault } from '../core/chat-port.ts'
import { chatFault } from './failures.ts'

/** The channels of people's direct messages with Baton. */
export interface DirectChannels {
  of(userId: string): Promise<string>
  /** Does it there; once more where the channel is no longer known, as after the local page restarted. */
  there<Result>(userId: string, work: (channel: string) => Promise<Result>): Promise<Result>
}

export function createDirectChannels(client: WebClient): DirectChannels {
  const known = new Map<string, string>()
  const of = async (userId: string): Promise<string> => {
    const before = known.get(userId)
    if (before !== undefined) return before
    const { channel } = await client.conversations.open({ users: userId })
    if (channel?.id === undefined) throw new ChatFault('refused', 'no_direct_channel')
    known.set(userId, channel.id)
    return channel.id
  }
  return {
    of,
    async there(userId, work) {
      const wasKnown = known.has(userId)
      try {
        return await work(await of(userId))
      } catch (error) {
        if (!wasKnown || chatFault(error).code !== 'channel_not_found') throw error
        known.delete(userId)
        return work(await of(userId))
      }
    },
  }
}
