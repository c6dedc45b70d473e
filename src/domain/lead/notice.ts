import type { Instant } from '../working-time/instant.ts'
import type { Band, MemberId } from './lead.ts'

/** Something people are told of a lead. It is stored as is and put into words when it is sent. */
export type Notice =
  | { readonly kind: 'returned'; readonly source: string; readonly visits: number }
  | { readonly kind: 'first_call_nudge'; readonly dueAt: Instant }
  | { readonly kind: 'promise_broken'; readonly owner: MemberId }
  | { readonly kind: 'still_unclaimed'; readonly since: Instant }
  | { readonly kind: 'announced_again'; readonly since: Instant }
  | { readonly kind: 'assigned'; readonly to: MemberId; readonly dueAt: Instant }
  | { readonly kind: 'handed_over'; readonly from: MemberId; readonly by: MemberId }
  | { readonly kind: 'call_due'; readonly attempt: number; readonly dueAt: Instant }
  | { readonly kind: 'call_back_due'; readonly dueAt: Instant }
  | { readonly kind: 'follow_up_due'; readonly dueAt: Instant }
  | { readonly kind: 'silence'; readonly lastTouchAt: Instant | null }
  | {
      readonly kind: 'silence_manager'
      readonly owner: MemberId
      readonly lastTouchAt: Instant | null
    }
  | { readonly kind: 'unreachable'; readonly attempts: number }
  | {
      readonly kind: 'meeting_reminder'
      readonly startsAt: Instant
      readonly minutesBefore: number
    }
  | { readonly kind: 'meeting_outcome'; readonly startsAt: Instant }
  | { readonly kind: 'meeting_unowned'; readonly startsAt: Instant }
  | {
      readonly kind: 'meeting_silence_manager'
      readonly owner: MemberId
      readonly startsAt: Instant
    }
  | { readonly kind: 'cooled'; readonly band: Band }
  | { readonly kind: 'warmed'; readonly band: Band }
  | {
      readonly kind: 'won'
      readonly by: MemberId
      readonly amount: number
      readonly currency: string
    }
export type NoticeKind = Notice['kind']

/** Who hears it: the lead's owner or the managers in person, the card's thread, the team's channel. */
export type Audience = 'owner' | 'managers' | 'thread' | 'channel'
