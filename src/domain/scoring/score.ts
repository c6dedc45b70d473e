import type { Band, Language } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'
import { bandChange } from './band-change.ts'
import { curvesOf, totalAt } from './curve.ts'
import { type Entry, entriesOf, pointsOf } from './entry.ts'
import type { Behaviour, LeadFacts } from './lead-facts.ts'
import type { ScoreGroup, ScoreModel } from './score-model.ts'

/** What one rule gives now, for `/lead why` and the card. */
export interface ScoreReason {
  readonly rule: string
  readonly group: ScoreGroup
  /** After fading, rounded, never 0. A group's cap holds the total, not the single reason. */
  readonly points: number
  /** When it last happened, or since when the silence counts; null for a fact. */
  readonly at: Instant | null
  /** How many occurrences count. */
  readonly count: number
  readonly text: Readonly<Record<Language, string>>
}

export interface Score {
  /** 0 to 100. The band is decided before the total is held within them: −5 is shown as 0. */
  readonly points: number
  readonly band: Band
  /** Strongest first, for or against. */
  readonly reasons: readonly ScoreReason[]
  /** When the band changes if nothing happens; null: never. */
  readonly bandChangesAt: Instant | null
  readonly nextBand: Band | null
}

/**
 * How good a lead is at an instant. Facts count in full, behaviour halves with its half-life.
 * Behaviour from the future (two clocks that disagree) counts in full until its time has come.
 */
export function score(
  facts: LeadFacts,
  behaviours: readonly Behaviour[],
  model: ScoreModel,
  at: Instant,
): Score {
  const entries = entriesOf(facts, behaviours, model)
  const curves = curvesOf(entries, model.caps)
  const bandAt = (instant: Instant) => bandOf(totalAt(curves, instant), model.bands)
  const bandChangesAt = bandChange(curves, at, bandAt)
  const total = Math.round(totalAt(curves, at))
  return {
    points: Math.min(Math.max(total, 0), 100),
    band: bandAt(at),
    reasons: reasonsOf(entries, at),
    bandChangesAt,
    nextBand: bandChangesAt === null ? null : bandAt(bandChangesAt),
  }
}

/** A band begins where the total rounds to its first point. */
function bandOf(total: number, bands: ScoreModel['bands']): Band {
  const points = Math.round(total)
  if (points < bands.minimum) return 'disqualified'
  if (points >= bands.hot) return 'hot'
  return points >= bands.warm ? 'warm' : 'cool'
}

function reasonsOf(entries: readonly Entry[], at: Instant): readonly ScoreReason[] {
  const byRule = new Map<string, Entry[]>()
  for (const entry of entries) {
    const others = byRule.get(entry.rule.id)
    if (others === undefined) byRule.set(entry.rule.id, [entry])
    else others.push(entry)
  }
  return [...byRule.values()]
    .flatMap((ofRule) => reasonOf(ofRule, at))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

/** Entries of one rule come newest first. */
function reasonOf(ofRule: readonly Entry[], at: Instant): readonly ScoreReason[] {
  const [newest] = ofRule
  const points = Math.round(ofRule.reduce((sum, entry) => sum + pointsOf(entry, at), 0))
  if (newest === undefined || points === 0) return []
  const { id, group, text } = newest.rule
  return [{ rule: id, group, points, at: newest.course.at, count: ofRule.length, text }]
}
