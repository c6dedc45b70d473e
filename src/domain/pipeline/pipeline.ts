import type { Stage } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'

export const groupings = ['stage', 'rep', 'source'] as const
export type Grouping = (typeof groupings)[number]

/** Leads that arrived in [from, to). */
export interface PipelineQuestion {
  readonly from: Instant
  readonly to: Instant
  readonly by: Grouping
}

/** What a manager asks with `/pipeline`. Shares are 0 to 1; amounts are in the team's currency. */
export interface Pipeline {
  readonly question: PipelineQuestion
  readonly currency: string
  readonly leads: number
  readonly stages: readonly {
    readonly stage: Stage
    readonly count: number
    readonly amount: number
  }[]
  /** Lead → MQL → SQL → won, and each step's share of the one before. */
  readonly funnel: readonly {
    readonly step: 'lead' | 'mql' | 'sql' | 'won'
    readonly count: number
    readonly share: number | null
  }[]
  /** One row per rep or source when so grouped, else empty. */
  readonly groups: readonly PipelineGroup[]
  readonly medianMinutesToFirstCall: number | null
  readonly promises: { readonly kept: number; readonly made: number }
}

export interface PipelineGroup {
  /** Member id or source; null: nobody's. */
  readonly key: string | null
  readonly label: string
  readonly leads: number
  readonly mql: number
  readonly sql: number
  readonly won: number
  readonly amount: number
}
