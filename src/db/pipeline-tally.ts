import { stages } from '../domain/lead/lead.ts'
import type { Pipeline, PipelineGroup, PipelineQuestion } from '../domain/pipeline/pipeline.ts'

/** Leads counted together: of one stage, rep, source, or number of minutes to the first call. */
export interface Tally {
  readonly dimension: 'stage' | 'rep' | 'source' | 'first_call'
  /** Empty: nobody's. */
  readonly key: string
  readonly currency: string
  readonly leads: number
  readonly mql: number
  readonly sql: number
  readonly won: number
  readonly amount: number
  readonly made: number
  readonly kept: number
  /** Of the rep, when there still is one. */
  readonly name: string | null
}

/** Puts counts together into what a manager asked. */
export function pipelineOf(
  question: PipelineQuestion,
  currency: string,
  tallies: readonly Tally[],
): Pipeline {
  const of = (dimension: Tally['dimension']) => tallies.filter((one) => one.dimension === dimension)
  const all = sumOf(of('stage'), currency)
  return {
    question,
    currency,
    leads: all.leads,
    stages: stagesOf(of('stage'), currency),
    funnel: funnelOf(all),
    groups: question.by === 'stage' ? [] : groupsOf(of(question.by), currency),
    medianMinutesToFirstCall: medianMinutes(of('first_call')),
    promises: { kept: all.kept, made: all.made },
  }
}

type Counts = Pick<Tally, 'leads' | 'mql' | 'sql' | 'won' | 'amount' | 'made' | 'kept'>

const none: Counts = { leads: 0, mql: 0, sql: 0, won: 0, amount: 0, made: 0, kept: 0 }

/** Amounts in another currency are left out; there is no rate to change them at. */
const sumOf = (tallies: readonly Tally[], currency: string): Counts =>
  tallies.reduce<Counts>(
    (sum, one) => ({
      leads: sum.leads + one.leads,
      mql: sum.mql + one.mql,
      sql: sum.sql + one.sql,
      won: sum.won + one.won,
      amount: sum.amount + (one.currency === currency ? one.amount : 0),
      made: sum.made + one.made,
      kept: sum.kept + one.kept,
    }),
    none,
  )

/** Every stage, in the order of the journey, also where nobody stands. */
const stagesOf = (tallies: readonly Tally[], currency: string): Pipeline['stages'] =>
  stages.map((stage) => {
    const { leads, amount } = sumOf(ofKey(tallies, stage), currency)
    return { stage, count: leads, amount }
  })

function funnelOf({ leads, mql, sql, won }: Counts): Pipeline['funnel'] {
  const share = (count: number, before: number) => (before === 0 ? null : count / before)
  return [
    { step: 'lead', count: leads, share: null },
    { step: 'mql', count: mql, share: share(mql, leads) },
    { step: 'sql', count: sql, share: share(sql, mql) },
    { step: 'won', count: won, share: share(won, sql) },
  ]
}

/** Who sold most first; then who has most leads. */
const groupsOf = (tallies: readonly Tally[], currency: string): readonly PipelineGroup[] =>
  [...new Set(tallies.map(({ key }) => key))]
    .map((key) => groupOf(key, ofKey(tallies, key), currency))
    .sort((a, b) => b.amount - a.amount || b.won - a.won || b.leads - a.leads)

const ofKey = (tallies: readonly Tally[], key: string): readonly Tally[] =>
  tallies.filter((one) => one.key === key)

function groupOf(key: string, same: readonly Tally[], currency: string): PipelineGroup {
  const { leads, mql, sql, won, amount } = sumOf(same, currency)
  const label = same[0]?.name ?? key
  return { key: key === '' ? null : key, label, leads, mql, sql, won, amount }
}

/** The middle of all, or halfway between the two in the middle. */
function medianMinutes(tallies: readonly Tally[]): number | null {
  const calls = tallies.reduce((sum, { leads }) => sum + leads, 0)
  if (calls === 0) return null
  const sorted = tallies
    .map(({ key, leads }) => ({ minutes: Number(key), leads }))
    .sort((a, b) => a.minutes - b.minutes)
  return (nthOf(sorted, Math.floor((calls - 1) / 2)) + nthOf(sorted, Math.floor(calls / 2))) / 2
}

function nthOf(
  sorted: readonly { readonly minutes: number; readonly leads: number }[],
  rank: number,
): number {
  let seen = 0
  for (const { minutes, leads } of sorted) {
    seen += leads
    if (seen > rank) return minutes
  }
  throw new RangeError(`no call of rank ${rank} among ${seen}`)
}
