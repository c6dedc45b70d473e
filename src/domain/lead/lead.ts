import type { Instant } from '../working-time/instant.ts'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type LeadId = Branded<'LeadId'>
export type MemberId = Branded<'MemberId'>

/** Where sales stands with the lead; it moves when people act. Source: PRODUCT.md, "Words". */
export const stages = [
  'new',
  'researched',
  'unreachable',
  'wrong_target',
  'potential',
  'hot',
  'won',
  'lost',
] as const
export type Stage = (typeof stages)[number]

/** What the score says; it moves by itself. */
export const bands = ['hot', 'warm', 'cool', 'disqualified'] as const
export type Band = (typeof bands)[number]

export const roles = ['member', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

export const bantQuestions = ['need', 'budget', 'authority', 'timing'] as const
export type BantQuestion = (typeof bantQuestions)[number]

/** Who acts, as far as a rule needs to know. */
export interface Actor {
  readonly memberId: MemberId
  readonly role: Role
}

/** What happens next with a lead, and when it is due. */
export type NextStep =
  | { readonly kind: 'first_call'; readonly dueAt: Instant }
  | { readonly kind: 'call'; readonly dueAt: Instant; readonly attempt: number }
  | { readonly kind: 'call_back'; readonly dueAt: Instant; readonly attempt: number }
  | { readonly kind: 'meeting'; readonly dueAt: Instant }
  | { readonly kind: 'follow_up'; readonly dueAt: Instant }

export const isClosedStage = (stage: Stage): boolean =>
  stage === 'won' || stage === 'lost' || stage === 'wrong_target'

export const isManager = (actor: Actor): boolean => actor.role !== 'member'
