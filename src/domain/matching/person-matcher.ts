import type { LeadId } from '../lead/lead.ts'

/** Whether somebody who arrives is known. `several`: what they gave points to different leads. */
export type MatchDecision =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly leadId: LeadId }
  | {
      readonly kind: 'several'
      /** All of them, the chosen one first. */
      readonly leadIds: readonly LeadId[]
      readonly chosen: LeadId
    }

/**
 * Compares what an arriving person gives with what is known of leads. A matcher on other clues
 * (names, companies) takes its own `Clues` and `Known` and answers alike.
 */
export type PersonMatcher<Clues, Known> = (clues: Clues, known: readonly Known[]) => MatchDecision
