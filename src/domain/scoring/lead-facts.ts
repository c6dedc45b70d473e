import type { BehaviourKind } from '../lead/behaviour.ts'
import type { Instant } from '../working-time/instant.ts'

export const emailKinds = ['business', 'free', 'role', 'disposable', 'none'] as const
export type EmailKind = (typeof emailKinds)[number]

export const phoneKinds = ['mobile', 'fixed', 'none'] as const
export type PhoneKind = (typeof phoneKinds)[number]

/** Who the buyer is, as far as points are given for it. Null: not known. */
export interface LeadFacts {
  readonly source: string
  readonly title: string | null
  readonly company: string | null
  readonly province: string | null
  readonly emailKind: EmailKind
  readonly phoneKind: PhoneKind
  readonly budgetVnd: number | null
  readonly message: string | null
  readonly need: string | null
  readonly timing: string | null
  readonly authority: string | null
  readonly employees: number | null
  readonly industry: string | null
}

/** One thing the buyer did. */
export interface Behaviour {
  readonly kind: BehaviourKind
  readonly at: Instant
  /** Of the page, for behaviour on the web. */
  readonly path?: string
}
