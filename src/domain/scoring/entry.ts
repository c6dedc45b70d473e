import type { BehaviourKind } from '../lead/behaviour.ts'
import type { Instant } from '../working-time/instant.ts'
import { factReader } from './condition.ts'
import type { Behaviour, LeadFacts } from './lead-facts.ts'
import type { BehaviourRule, FactRule, InactivityRule, ScoreModel } from './score-model.ts'

/** Points one rule gives for one thing, and how they go on in time. */
export interface Entry {
  readonly rule: FactRule | BehaviourRule | InactivityRule
  readonly points: number
  /** `stays`: always; `fades`: full until `at`, then halving; `starts`: nothing before `at`. */
  readonly course:
    | { readonly kind: 'stays'; readonly at: Instant | null }
    | { readonly kind: 'fades'; readonly at: Instant; readonly halfLifeMs: number }
    | { readonly kind: 'starts'; readonly at: Instant }
}

export function entriesOf(
  facts: LeadFacts,
  behaviours: readonly Behaviour[],
  model: ScoreModel,
): readonly Entry[] {
  const newestFirst = behaviours.toSorted((a, b) => b.at - a.at)
  return [
    ...factEntries(facts, model.facts),
    ...behaviourEntries(newestFirst, model.behaviours),
    ...inactivityEntries(newestFirst, model.inactivity),
  ]
}

export function pointsOf(entry: Entry, at: Instant): number {
  const { course, points } = entry
  switch (course.kind) {
    case 'stays':
      return points
    case 'fades':
      return points * 2 ** (-Math.max(0, at - course.at) / course.halfLifeMs)
    case 'starts':
      return at >= course.at ? points : 0
    default:
      return course satisfies never
  }
}

function factEntries(facts: LeadFacts, rules: readonly FactRule[]): Entry[] {
  const holds = factReader(facts)
  return rules
    .filter((rule) => holds(rule.condition))
    .map((rule) => ({ rule, points: rule.points, course: { kind: 'stays', at: null } }))
}

function behaviourEntries(
  newestFirst: readonly Behaviour[],
  rules: readonly BehaviourRule[],
): Entry[] {
  const byKind = groupByKind(newestFirst)
  return rules.flatMap((rule) =>
    (byKind.get(rule.event) ?? [])
      .filter(({ path }) => rule.path === null || path?.toLowerCase().includes(rule.path) === true)
      .slice(0, rule.atMost)
      .map(({ at }) => ({ rule, points: rule.points, course: courseOf(rule, at) })),
  )
}

function groupByKind(behaviours: readonly Behaviour[]): ReadonlyMap<BehaviourKind, Behaviour[]> {
  const byKind = new Map<BehaviourKind, Behaviour[]>()
  for (const behaviour of behaviours) {
    const sameKind = byKind.get(behaviour.kind)
    if (sameKind === undefined) byKind.set(behaviour.kind, [behaviour])
    else sameKind.push(behaviour)
  }
  return byKind
}

const courseOf = ({ halfLifeMs }: BehaviourRule, at: Instant): Entry['course'] =>
  halfLifeMs === null ? { kind: 'stays', at } : { kind: 'fades', at, halfLifeMs }

/** Silence is counted from the newest sign of interest; without any there is nothing to count from. */
function inactivityEntries(
  newestFirst: readonly Behaviour[],
  rules: readonly InactivityRule[],
): Entry[] {
  const last = newestFirst.find(({ kind }) => !turnsAway.has(kind))
  if (last === undefined) return []
  return rules.map((rule) => ({
    rule,
    points: rule.points,
    course: { kind: 'starts', at: last.at + rule.afterMs },
  }))
}

const turnsAway: ReadonlySet<BehaviourKind> = new Set<BehaviourKind>([
  'meeting_no_show',
  'unsubscribed',
  'marked_spam',
  'complained',
])
