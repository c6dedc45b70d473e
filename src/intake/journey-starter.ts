import type { InboundKind } from '../db/inbound.ts'

/** A delivery that stands in the ledger and whose journey is to begin. Ids only. */
export interface ToBegin {
  readonly inboundId: string
  readonly leadId: string
  readonly kind: InboundKind
}

/** Begins journeys. May reject, or never answer, while Temporal is down; the same delivery twice is one begin. */
export interface JourneyStarter {
  begin(inbound: ToBegin): Promise<void>
}
