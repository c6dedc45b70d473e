import type { BehaviourKind } from '../lead/behaviour.ts'
import type { Language } from '../lead/lead.ts'
import type { Policy } from '../policy/policy.ts'
import { type Condition, conditionOf } from './condition.ts'

export type ScoreGroup = 'fit' | 'behaviour' | 'negative'

interface Rule {
  readonly id: string
  readonly group: ScoreGroup
  readonly points: number
  readonly text: Readonly<Record<Language, string>>
}

export interface FactRule extends Rule {
  readonly condition: Condition
}

export interface BehaviourRule extends Rule {
  readonly event: BehaviourKind
  readonly path: string | null
  /** Null: the points stay. */
  readonly halfLifeMs: number | null
  readonly atMost: number
}

export interface InactivityRule extends Rule {
  readonly afterMs: number
}

/** The score's part of the policy, made ready for use. */
export interface ScoreModel {
  readonly bands: { readonly hot: number; readonly warm: number; readonly minimum: number }
  readonly caps: Readonly<Record<ScoreGroup, number>>
  readonly facts: readonly FactRule[]
  readonly behaviours: readonly BehaviourRule[]
  readonly inactivity: readonly InactivityRule[]
}

type Scoring = Policy['scoring']
type FitEntry = Scoring['fit'][number]
type BehaviourEntry = Scoring['behaviour'][number]
type NegativeEntry = Scoring['negative'][number]
type Inactivity = Extract<NegativeEntry, { inactiveDays: number }>

const dayMs = 86_400_000

export function scoreModel(policy: Pick<Policy, 'bands' | 'scoring'>): ScoreModel {
  const { fit, behaviour, negative, caps, halfLifeDays } = policy.scoring
  const speaksAgainst = (rule: BehaviourEntry | Extract<NegativeEntry, { event: unknown }>) =>
    behaviourRule(rule, 'negative', rule.halfLifeDays ?? null)
  return {
    bands: policy.bands,
    caps,
    facts: [
      ...fit.map((rule) => factRule(rule, 'fit')),
      ...negative.filter((rule) => 'field' in rule).map((rule) => factRule(rule, 'negative')),
    ],
    behaviours: [
      ...behaviour.map((rule) =>
        behaviourRule(rule, 'behaviour', rule.halfLifeDays ?? halfLifeDays),
      ),
      ...negative.filter((rule) => 'event' in rule).map(speaksAgainst),
    ],
    inactivity: negative.filter((rule) => 'inactiveDays' in rule).map(inactivityRule),
  }
}

/** For a lead somebody put back by hand: however few the points, it is cool and not disqualified. */
export const withoutMinimum = (model: ScoreModel): ScoreModel => ({
  ...model,
  bands: { ...model.bands, minimum: Number.NEGATIVE_INFINITY },
})

const factRule = (rule: FitEntry, group: ScoreGroup): FactRule => ({
  id: rule.id,
  group,
  points: rule.points,
  text: rule.reason,
  condition: conditionOf(rule),
})

function behaviourRule(
  rule: Omit<BehaviourEntry, 'halfLifeDays'>,
  group: ScoreGroup,
  halfLifeDays: number | null,
): BehaviourRule {
  return {
    id: rule.id,
    group,
    points: rule.points,
    text: rule.reason,
    event: rule.event,
    path: rule.path?.toLowerCase() ?? null,
    halfLifeMs: halfLifeDays === null ? null : halfLifeDays * dayMs,
    atMost: rule.atMost,
  }
}

const inactivityRule = (rule: Inactivity): InactivityRule => ({
  id: rule.id,
  group: 'negative',
  points: rule.points,
  text: rule.reason,
  afterMs: Math.round(rule.inactiveDays * dayMs),
})
