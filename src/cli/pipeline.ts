import { type Command, Option } from 'commander'
import { DateTime } from 'luxon'
import { pipeline } from '../db/pipeline.ts'
import { activePolicy } from '../db/policy-version.ts'
import { type Grouping, groupings, type Pipeline } from '../domain/pipeline/pipeline.ts'
import { parsePolicy } from '../domain/policy/parse-policy.ts'
import { print } from './output.ts'
import { Problem } from './problem.ts'
import { withDatabase } from './with-database.ts'

const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
type Period = (typeof periods)[number]

export const pipelineCommand = (baton: Command): Command =>
  baton
    .command('pipeline')
    .addOption(new Option('--period <period>', 'the present one').choices(periods).default('month'))
    .addOption(new Option('--by <grouping>', 'rows by').choices(groupings).default('stage'))
    .option('--json', 'answer in JSON')
    .action(show)

interface Options {
  readonly period: Period
  readonly by: Grouping
  readonly json?: boolean
}

async function show({ period, by, json = false }: Options): Promise<void> {
  await withDatabase(async (db) => {
    const active = await activePolicy(db)
    const read = active === null ? null : parsePolicy(active.yaml)
    if (!read?.ok) throw new Problem('No rules are in force. Mend: baton policy apply baton.yaml')
    const { zone, currency } = read.policy.team
    const from = DateTime.now().setZone(zone).startOf(period)
    const question = { from: from.toMillis(), to: from.plus({ [`${period}s`]: 1 }).toMillis(), by }
    const answer = await pipeline(db, question, { currency })
    print(answer, json, () => lines(answer).join('\n'))
  })
}

const lines = ({ leads, funnel, stages, groups, currency }: Pipeline): readonly string[] => [
  `Leads: ${leads}`,
  ...funnel.map(
    ({ step, count, share }) =>
      `  ${step.padEnd(5)} ${count}${share === null ? '' : `  ${Math.round(share * 100)} %`}`,
  ),
  ...stages.map(
    ({ stage, count, amount }) => `  ${stage.padEnd(13)} ${count}  ${amount} ${currency}`,
  ),
  ...groups.map(
    ({ label, leads: count, won, amount }) =>
      `  ${label}: ${count}, won ${won}, ${amount} ${currency}`,
  ),
]
