import type { Money } from '../money/money.ts'
import type { ScoreReason } from '../scoring/score.ts'
import type { Instant } from '../working-time/instant.ts'
import type { Bant } from './bant.ts'
import type { DisqualifyReason, LossReason, MeetingOutcome } from './call-outcome.ts'
import type { Band, Language, LeadId, MemberId, NextStep, Role, Stage } from './lead.ts'

/** A lead as people see it. Only the bot, the record and the activities hold one; workflows never do. */
export interface LeadRecord {
  readonly id: LeadId
  /** What people say aloud: 1042 for #1042. */
  readonly number: number
  readonly createdAt: Instant
  readonly name: string | null
  readonly honorific: string | null
  readonly company: string | null
  readonly title: string | null
  /** E.164 */
  readonly phone: string | null
  readonly email: string | null
  readonly province: string | null
  readonly message: string | null
  /** When they want it, as they wrote or chose. */
  readonly timing: string | null
  readonly source: string
  readonly sourceDetail: string | null
  readonly budget: { readonly min: Money; readonly max: Money | null } | null
  readonly stage: Stage
  readonly band: Band
  readonly score: number
  readonly reasons: readonly ScoreReason[]
  readonly bant: Bant
  readonly ownerId: MemberId | null
  readonly ownerName: string | null
  readonly announcedAt: Instant | null
  readonly claimedAt: Instant | null
  /** The first call is promised before this. */
  readonly callBy: Instant | null
  readonly firstTouchAt: Instant | null
  readonly lastTouchAt: Instant | null
  readonly attempts: number
  readonly nextStep: NextStep | null
  readonly meeting: MeetingRecord | null
  readonly visits: number
  readonly mqlAt: Instant | null
  readonly sqlAt: Instant | null
  readonly closedAt: Instant | null
  readonly disqualified: DisqualifyReason | null
  readonly lossReason: LossReason | null
  readonly amount: Money | null
  readonly contract: string | null
}

export interface MeetingRecord {
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string
  readonly outcome: MeetingOutcome | null
}

export interface MemberRecord {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly zone: string
  readonly slackId: string | null
  readonly teamsId: string | null
  readonly sells: boolean
  readonly quota: number | null
}

/** One line of a lead's history, newest first in a timeline. */
export type HistoryEntry =
  | { readonly kind: 'arrived' | 'returned'; readonly at: Instant; readonly source: string }
  | { readonly kind: 'behaviour'; readonly at: Instant; readonly event: string }
  | {
      readonly kind: 'stage'
      readonly at: Instant
      readonly from: Stage | null
      readonly to: Stage
      readonly by: string
      readonly reason: string | null
    }
  | {
      readonly kind: 'touch'
      readonly at: Instant
      readonly by: string
      readonly touch: 'call' | 'message' | 'meeting' | 'note'
      readonly outcome: string | null
      readonly note: string | null
    }
  | {
      readonly kind: 'owner'
      readonly at: Instant
      readonly action: 'claim' | 'release' | 'hand_over' | 'assign' | 'promise_broken'
      readonly by: string
      readonly to: string | null
    }
  | {
      readonly kind: 'meeting'
      readonly at: Instant
      readonly startsAt: Instant
      readonly by: string
    }
