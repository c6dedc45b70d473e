import type { Instruction } from '../domain/lead/instruction.ts'
import type { JourneyState, Reminder, Timetable } from '../domain/lead/journey-state.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Refusal } from '../domain/lead/refusal.ts'
import type { Instant } from '../domain/working-time/instant.ts'

/** Names, ids and messages that workflows, workers and clients agree on. */
export const taskQueue = 'baton'
export const journeyType = 'leadJourney'
export const journeyId = (leadId: LeadId): string => `lead:${leadId}`

/** The type of the failure that carries a `Refusal` as its only detail. */
export const refusalType = 'Refusal'

export const updateNames = [
  'claim',
  'release',
  'log_call',
  'answer_bant',
  'set_stage',
  'wrong_target',
  'book_meeting',
  'record_meeting',
  'win',
  'lose',
  'reopen',
  'hand_over',
  'disqualify',
  'restore',
] as const satisfies readonly Instruction['wish']['kind'][]

export const signalNames = {
  visited: 'visited',
  behaved: 'behaved',
  rulesChanged: 'rules_changed',
} as const

export interface JourneyStart {
  readonly leadId: LeadId
  /** The delivery that began it; null when a known lead's journey starts again. */
  readonly inboundId: string | null
  readonly carried?: Carried
}

/** What one run hands to the next. */
export interface Carried {
  readonly state: JourneyState
  readonly timetable: Timetable
  /** Instructions already followed, newest last: the server forgets them with each run. */
  readonly handled: readonly string[]
}

/** One change of a lead, by a person, a buyer or the clock. `id` makes a repeat the same change. */
export type Change =
  | { readonly kind: 'instruction'; readonly id: string; readonly instruction: Instruction }
  | { readonly kind: 'reminder'; readonly id: string; readonly what: Reminder }
  | { readonly kind: 'visit' | 'behaviour'; readonly id: string; readonly inboundId: string }
  | { readonly kind: 'reread'; readonly id: string }

/** How things stand after a change. */
export interface Recorded {
  readonly state: JourneyState
  readonly timetable: Timetable
  readonly refusal: Refusal | null
  /** Messages wait to be sent. */
  readonly unsent: boolean
}

export type Arrival =
  | { readonly kind: 'new'; readonly recorded: Recorded }
  | { readonly kind: 'known'; readonly leadId: LeadId }
  | { readonly kind: 'refused' }

/** What a journey asks of the world: quick decisions in the database. */
export interface DecisionActivities {
  arrive(leadId: LeadId, inboundId: string, now: Instant): Promise<Arrival>
  record(leadId: LeadId, change: Change, now: Instant): Promise<Recorded>
}

/** What a journey asks of the world: calls that leave the house. */
export interface OutwardActivities {
  /** Hands a delivery to the journey of the lead that it belongs to. */
  passOn(leadId: LeadId, inboundId: string): Promise<void>
  /** Sends what waits for this lead; answers when the rest may go. */
  deliver(leadId: LeadId, now: Instant): Promise<{ readonly restAt: Instant | null }>
}
