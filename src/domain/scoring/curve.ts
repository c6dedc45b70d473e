import type { Instant } from '../working-time/instant.ts'
import { type Entry, pointsOf } from './entry.ts'
import { merged, type Term } from './exponential-sum.ts'
import type { ScoreGroup, ScoreModel } from './score-model.ts'

/** How the points of one group go on in time, with all that fades alike put together. */
export interface Curve {
  readonly group: ScoreGroup
  readonly cap: number
  readonly staying: number
  readonly starting: readonly { readonly at: Instant; readonly points: number }[]
  readonly fading: readonly Fade[]
}

/** Entries with one half-life: from the newest on a single exponential. */
interface Fade {
  readonly halfLifeMs: number
  readonly newestAt: Instant
  readonly pointsThen: number
  readonly entries: readonly Entry[]
}

export const forEver = Number.POSITIVE_INFINITY

export const curvesOf = (entries: readonly Entry[], caps: ScoreModel['caps']): readonly Curve[] =>
  groups.map((group) => {
    const ofGroup = entries.filter(({ rule }) => rule.group === group)
    return {
      group,
      cap: caps[group],
      staying: ofGroup.reduce(
        (sum, { course, points }) => (course.kind === 'stays' ? sum + points : sum),
        0,
      ),
      starting: ofGroup.flatMap(({ course, points }) =>
        course.kind === 'starts' ? [{ at: course.at, points }] : [],
      ),
      fading: fadesOf(ofGroup),
    }
  })

/** The sum over the groups, each held within its cap; not rounded, not held within 0 to 100. */
export function totalAt(curves: readonly Curve[], at: Instant): number {
  let total = 0
  for (const curve of curves) total += capped(curve, uncappedAt(curve, at))
  return total
}

export const isCapped = ({ group, cap }: Curve, points: number): boolean =>
  group === 'negative' ? points < cap : points > cap

/** Instants after `at` at which something sets in or begins to fade, ascending. */
export function startsAfter(curves: readonly Curve[], at: Instant): readonly Instant[] {
  const starts = curves.flatMap(({ starting, fading }) => [
    ...starting.map((step) => step.at),
    ...fading.flatMap(({ newestAt, entries }) => (newestAt > at ? entries.flatMap(fadesFrom) : [])),
  ])
  return [...new Set(starts.filter((start) => start > at))].sort((a, b) => a - b)
}

/** The group's points, without its cap, from `from` until the next start. */
export function termsFrom(curve: Curve, from: Instant): readonly Term[] {
  const settled = { weight: settledAt(curve, from), halfLife: forEver }
  return merged([settled, ...curve.fading.flatMap((fade) => fadeTerms(fade, from))])
}

const groups = ['fit', 'behaviour', 'negative'] as const satisfies readonly ScoreGroup[]

const capped = (curve: Curve, points: number): number =>
  isCapped(curve, points) ? curve.cap : points

function uncappedAt(curve: Curve, at: Instant): number {
  let sum = settledAt(curve, at)
  for (const fade of curve.fading) sum += fadeAt(fade, at)
  return sum
}

const settledAt = ({ staying, starting }: Curve, at: Instant): number =>
  starting.reduce((sum, step) => (at >= step.at ? sum + step.points : sum), staying)

const fadeAt = ({ newestAt, pointsThen, halfLifeMs, entries }: Fade, at: Instant): number =>
  at >= newestAt
    ? pointsThen * 2 ** ((newestAt - at) / halfLifeMs)
    : entries.reduce((sum, entry) => sum + pointsOf(entry, at), 0)

const fadeTerms = (fade: Fade, from: Instant): readonly Term[] =>
  from >= fade.newestAt
    ? [{ weight: fadeAt(fade, from), halfLife: fade.halfLifeMs }]
    : fade.entries.map((entry) => ({
        weight: pointsOf(entry, from),
        halfLife: fadesFrom(entry).some((at) => at <= from) ? fade.halfLifeMs : forEver,
      }))

const fadesFrom = ({ course }: Entry): readonly Instant[] =>
  course.kind === 'fades' ? [course.at] : []

function fadesOf(entries: readonly Entry[]): readonly Fade[] {
  const byHalfLife = new Map<number, Entry[]>()
  for (const entry of entries) {
    if (entry.course.kind !== 'fades') continue
    const alike = byHalfLife.get(entry.course.halfLifeMs)
    if (alike === undefined) byHalfLife.set(entry.course.halfLifeMs, [entry])
    else alike.push(entry)
  }
  return [...byHalfLife].map(([halfLifeMs, alike]) => {
    const newestAt = Math.max(...alike.flatMap(fadesFrom))
    const pointsThen = alike.reduce((sum, entry) => sum + pointsOf(entry, newestAt), 0)
    return { halfLifeMs, newestAt, pointsThen, entries: alike }
  })
}
