import { ChatFault } from '../core/chat-port.ts'
import { limits } from './limits.ts'

const windows = [
  { ms: 1_000, most: limits.messagesPerSecond.max },
  { ms: 2_000, most: limits.messagesPerTwoSeconds.max },
  { ms: 30_000, most: limits.messagesPerHalfMinute.max },
  { ms: 3_600_000, most: limits.messagesPerHour.max },
] as const

/** Counts what this process sent into each conversation; Teams counts for all of them. */
export interface Pace {
  /** Throws `ChatFault` `rate_limited`, with the wait, before Teams would. */
  admit(conversation: string): void
}

export function createPace(now: () => number): Pace {
  const sent = new Map<string, number[]>()
  return {
    admit(conversation) {
      const at = now()
      const recent = (sent.get(conversation) ?? []).filter((then) => at - then < hour)
      const waits = windows.map(({ ms, most }) => waitFor(recent, { ms, most }, at))
      const wait = Math.max(...waits)
      if (wait > 0) {
        throw new ChatFault('rate_limited', 'own_pace', { retryAfterMs: wait })
      }
      sent.set(conversation, [...recent, at])
    },
  }
}

const hour = 3_600_000

/** Milliseconds until the oldest of a full window has left it. */
function waitFor(
  recent: readonly number[],
  { ms, most }: { readonly ms: number; readonly most: number },
  at: number,
): number {
  const oldest = recent.at(-most)
  return oldest === undefined ? 0 : Math.max(0, oldest + ms - at)
}
