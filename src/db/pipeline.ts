import { z } from 'zod'
import type { Pipeline, PipelineQuestion } from '../domain/pipeline/pipeline.ts'
import type { Database } from './client.ts'
import { Prisma } from './generated/client.ts'
import { partsOf } from './pipeline-parts.ts'
import { pipelineOf, type Tally } from './pipeline-tally.ts'

/** So many changes are added up while reading before it is worth folding them into the sums. */
const foldFrom = 5_000

/**
 * Where the leads that arrived in [from, to) stand now.
 * - Every lead counts as a lead. A step counts those who are at it or went further: won; else SQL; else MQL.
 *   A disqualified lead is a lead and nothing more.
 * - Amounts: what was signed for won; for every other stage the middle of the budget the buyer named (its one
 *   end when there is one, 0 when none), nothing for the disqualified. Reps and sources count what was signed.
 *   A lead in another currency than the team's counts, its amount does not.
 * - The first call is timed from the claim that holds now, night and day: to the minute within an hour, to ten
 *   minutes within a day, then to the hour.
 * - A promise is made by a claim and counts once it was kept or broken.
 * Whole UTC months and days come from `pipeline_sum`, what is not in there yet from `pipeline_change`, the hours at
 * both ends from the leads; all by the one rule `pipeline_facts()` of the migration.
 */
export async function pipeline(
  db: Database,
  question: PipelineQuestion,
  { currency }: { readonly currency: string },
): Promise<Pipeline> {
  const { tallies, unfolded } = await readTallies(db, question)
  if (unfolded > foldFrom) await foldPipeline(db)
  return pipelineOf(question, currency, tallies)
}

/** The answers stay the same and come faster. Reading does it by itself when it is worth it. */
export async function foldPipeline({ prisma }: Database): Promise<void> {
  await prisma.$queryRaw`SELECT fold_pipeline()`
}

interface Tallies {
  readonly tallies: readonly Tally[]
  readonly unfolded: number
}

async function readTallies({ prisma }: Database, question: PipelineQuestion): Promise<Tallies> {
  const { from, to, by } = question
  const dimensions = ['stage', 'first_call', by]
  const { head, days, months, tail } = partsOf(from, to)
  const counted = Prisma.sql`dimension, key, currency, leads, mql, sql, won, amount, made, kept`
  const rows = answer.parse(
    await prisma.$queryRaw`
      WITH fact AS (
        SELECT ${counted} FROM pipeline_sum
        WHERE span = 'month' AND dimension = ANY(${dimensions})
          AND since >= ${months.from}::date AND since < ${months.to}::date
        UNION ALL
        SELECT ${counted} FROM pipeline_sum
        WHERE span = 'day' AND dimension = ANY(${dimensions})
          AND since >= ${days.from}::date AND since < ${months.from}::date
        UNION ALL
        SELECT ${counted} FROM pipeline_sum
        WHERE span = 'day' AND dimension = ANY(${dimensions})
          AND since >= ${months.to}::date AND since < ${days.to}::date
        UNION ALL
        SELECT ${counted} FROM pipeline_change
        WHERE dimension = ANY(${dimensions}) AND day >= ${days.from}::date AND day < ${days.to}::date
        UNION ALL
        SELECT f.dimension, f.key, f.currency, f.leads, f.mql, f.sql, f.won, f.amount, f.made, f.kept
        FROM lead l CROSS JOIN LATERAL pipeline_facts(l) f
        WHERE f.dimension = ANY(${dimensions})
          AND (l.created_at >= ${head.from} AND l.created_at < ${head.to}
            OR l.created_at >= ${tail.from} AND l.created_at < ${tail.to})
      ), tally AS (
        SELECT dimension, key, currency, sum(leads)::int AS leads, sum(mql)::int AS mql,
          sum(sql)::int AS sql, sum(won)::int AS won, sum(amount)::float8 AS amount,
          sum(made)::int AS made, sum(kept)::int AS kept
        FROM fact GROUP BY dimension, key, currency HAVING sum(leads) > 0
      )
      SELECT t.*, m.name, (SELECT count(*)::int FROM pipeline_change) AS unfolded
      FROM tally t LEFT JOIN member m ON t.dimension = 'rep' AND m.id = t.key`,
  )
  return { tallies: rows, unfolded: rows[0]?.unfolded ?? 0 }
}

const number = z.number()
const answer = z.array(
  z.object({
    dimension: z.enum(['stage', 'rep', 'source', 'first_call']),
    key: z.string(),
    currency: z.string(),
    leads: number,
    mql: number,
    sql: number,
    won: number,
    amount: number,
    made: number,
    kept: number,
    name: z.string().nullable(),
    unfolded: number,
  }),
)
