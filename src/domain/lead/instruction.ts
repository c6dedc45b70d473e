import type { Instant } from '../working-time/instant.ts'
import type {
  CallOutcome,
  DisqualifyReason,
  LossReason,
  MeetingOutcome,
  WrongTargetReason,
} from './call-outcome.ts'
import type { Actor, BantQuestion, MemberId, NextStep, Stage } from './lead.ts'
import type { Refusal } from './refusal.ts'

/** What a person may ask of a lead's journey. Ids, enums, numbers and instants only: it is kept in workflow history. */
export type Wish =
  | { readonly kind: 'claim' }
  | { readonly kind: 'release' }
  | { readonly kind: 'log_call'; readonly outcome: CallOutcome; readonly callBackAt?: Instant }
  | {
      readonly kind: 'answer_bant'
      readonly answers: Readonly<Partial<Record<BantQuestion, BantChoice>>>
    }
  | { readonly kind: 'set_stage'; readonly stage: 'researched' | 'potential' | 'hot' }
  | { readonly kind: 'wrong_target'; readonly reason: WrongTargetReason }
  | { readonly kind: 'book_meeting'; readonly startsAt: Instant; readonly minutes: number }
  | {
      readonly kind: 'record_meeting'
      readonly outcome: MeetingOutcome
      readonly movedTo?: Instant
    }
  | { readonly kind: 'win'; readonly amount: number }
  | { readonly kind: 'lose'; readonly reason: LossReason }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'hand_over'; readonly to: MemberId }
  | { readonly kind: 'disqualify'; readonly reason: DisqualifyReason }
  | { readonly kind: 'restore' }
export type WishKind = Wish['kind']

/** A choice of the form, such as `500m_1b`; `holds` says whether it speaks for a sale. */
export interface BantChoice {
  readonly value: string
  readonly holds: boolean
}

/** A wish, who has it, and the click that makes a repeat of it the same one. */
export interface Instruction {
  /** The click's id: the same id twice is one instruction. */
  readonly id: string
  readonly by: Actor
  readonly wish: Wish
  /** Row of what was typed (notes, place, contract number), which stays out of workflow history. */
  readonly submissionId?: string
}

/** What the journey answers a person. */
export type Answer =
  | {
      readonly ok: true
      readonly stage: Stage
      readonly ownerId: MemberId | null
      readonly nextStep: NextStep | null
    }
  | { readonly ok: false; readonly refusal: Refusal }
