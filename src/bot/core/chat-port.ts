import type { Card, PlatformUserId } from './card.ts'

export const platforms = ['slack', 'teams'] as const
export type Platform = (typeof platforms)[number]

/** Where a message goes: a channel, or a person's direct messages. */
export type Place =
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'person'; readonly userId: PlatformUserId }

/** A message as the platform knows it. */
export interface MessageRef {
  readonly channel: string
  readonly messageId: string
}

/** What a chat platform can do for Baton. Faults are thrown as `ChatFault`. */
export interface ChatPort {
  readonly platform: Platform
  /** `key` is kept with the message where the platform can, so that `find` sees it later. */
  post(
    place: Place,
    card: Card,
    options: { readonly key: string; readonly thread?: MessageRef },
  ): Promise<MessageRef>
  edit(ref: MessageRef, card: Card): Promise<void>
  /** The message already posted under `key`, or null; looks back only as far as `since` (epoch ms). */
  find(
    place: Place,
    key: string,
    options: { readonly since: number; readonly thread?: MessageRef },
  ): Promise<MessageRef | null>
  /** Who is in the team, for those the policy file does not name. */
  people(): Promise<readonly ChatPerson[]>
}

export interface ChatPerson {
  readonly userId: PlatformUserId
  readonly name: string
  readonly email: string | null
  /** BCP 47, as the platform gives it. */
  readonly locale: string | null
  readonly zone: string | null
  /** From outside: a member only where the policy names their id. */
  readonly isGuest?: boolean
}

/** A platform's refusal, sorted once: tells the caller whether trying again can help. */
export class ChatFault extends Error {
  override readonly name = 'ChatFault'
  readonly kind: 'rate_limited' | 'unavailable' | 'unknown_result' | 'refused'
  readonly code: string
  readonly retryAfterMs: number | null

  constructor(
    kind: ChatFault['kind'],
    code: string,
    options: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(`${kind}: ${code}`, { cause: options.cause })
    this.kind = kind
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
