import type { JunkName } from '../identity/junk-name.ts'
import type { Money } from '../money/money.ts'
import type { Instant } from '../working-time/instant.ts'
import type { BehaviourKind } from './behaviour.ts'
import type { Language } from './lead.ts'

/** What a delivery says about a person, already normalised. Null: it does not say. */
export interface LeadTouch {
  readonly name: string | null
  readonly honorific: string | null
  /** E.164 */
  readonly phone: string | null
  readonly email: string | null
  readonly company: string | null
  readonly title: string | null
  readonly province: string | null
  readonly employees: number | null
  readonly industry: string | null
  /** What they want, in their words. */
  readonly message: string | null
  readonly budget: BudgetSaid | null
  /** When they want it, in their words or as a choice of the form. */
  readonly timing: string | null
  readonly language: Language | null
  /** Where marketing counts it, such as `facebook_ads`; the reader's own name when the delivery does not say. */
  readonly source: string
  readonly sourceDetail: string | null
  readonly campaign: string | null
  readonly utm: Readonly<Record<string, string>>
  /** Consent to advertising. Null: not asked. */
  readonly consent: boolean | null
  /** They asked to be contacted: the hours for advertising calls do not bind. */
  readonly askedContact: boolean
  /** The browser that the first-party script knows. */
  readonly visitorId: string | null
  /** It looks like a machine filled it in; kept, and judged later. */
  readonly junk: 'honeypot' | JunkName | null
  /** Given, and not usable; the other contact was, so the delivery stands. */
  readonly doubts: readonly ContactDoubt[]
}

export interface BudgetSaid {
  readonly min: Money
  readonly max: Money | null
  readonly asWritten: string
}

export interface ContactDoubt {
  readonly field: 'phone' | 'email'
  readonly reason: string
}

/** Something a known or still unknown person did, reported from outside. */
export interface BehaviourIn {
  readonly kind: BehaviourKind
  /** Null: when the delivery came. */
  readonly at: Instant | null
  readonly who: WhoDid
  readonly data: Readonly<Record<string, string>>
}

/** How the sender names the person: exactly one is tried, the surest first. */
export type WhoDid =
  | { readonly by: 'lead'; readonly leadId: string }
  | { readonly by: 'phone'; readonly phone: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'visitor'; readonly visitorId: string }

/** A delivery, read. */
export type DeliveryRead =
  | { readonly kind: 'lead'; readonly touch: LeadTouch }
  | { readonly kind: 'event'; readonly event: BehaviourIn }
