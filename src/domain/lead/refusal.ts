import type { Instant } from '../working-time/instant.ts'
import type { MemberId, Stage } from './lead.ts'

/** Why a rule said no. The words a person reads are made from the code, in their language. */
export type Refusal =
  | { readonly code: 'already_claimed'; readonly by: MemberId; readonly at: Instant }
  | { readonly code: 'closed'; readonly stage: Stage }
  | { readonly code: 'disqualified' }
  | { readonly code: 'not_disqualified' }
  | { readonly code: 'not_owner'; readonly owner: MemberId | null }
  | { readonly code: 'not_claimed' }
  | { readonly code: 'managers_only' }
  | { readonly code: 'no_such_lead' }
  | { readonly code: 'no_such_member' }
  | { readonly code: 'same_owner' }
  | { readonly code: 'no_meeting' }
  | { readonly code: 'meeting_not_over'; readonly startsAt: Instant }
  | { readonly code: 'time_in_past'; readonly at: Instant }
  | { readonly code: 'stage_needs_form'; readonly stage: Stage }
  | { readonly code: 'same_stage'; readonly stage: Stage }
  | { readonly code: 'not_closed' }
  | { readonly code: 'lead_moved'; readonly into: string }

export type RefusalCode = Refusal['code']
