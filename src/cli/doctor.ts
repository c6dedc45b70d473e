import path from 'node:path'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { examine, type Patient } from '../doctor/examine.ts'
import {
  bad,
  checkIds,
  exitCodeOf,
  type Finding,
  ok,
  unknown,
  unlooked,
} from '../doctor/finding.ts'
import { reasonOf } from '../doctor/look.ts'
import { type Repair, repair } from '../doctor/repair.ts'
import { reportLines, reportOf } from '../doctor/report.ts'
import { connectTemporal, type TemporalLink } from '../temporal/connect.ts'
import { print } from './output.ts'
import { Problem } from './problem.ts'
import { chatSettings, databaseUrl, runningParts, temporalSettings } from './settings.ts'

export const doctorCommand = (baton: Command): Command =>
  baton
    .command('doctor')
    .option('--json', 'answer in JSON')
    .option('--repair', 'start journeys that stand still, send refused messages again')
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well, 3 something needs mending, 1 not everything could be looked at.',
    )
    .action(doctor)

interface Options {
  readonly json?: boolean
  readonly repair?: boolean
}

async function doctor({ json = false, repair: wantsRepair = false }: Options): Promise<void> {
  const { findings, repairs } = await visit(wantsRepair)
  const report = reportOf(findings, repairs)
  print(report, json, () => reportLines(report).join('\n'))
  process.exitCode = exitCodeOf(findings)
}

interface Visit {
  readonly findings: readonly Finding[]
  readonly repairs: readonly Repair[] | null
}

async function visit(wantsRepair: boolean): Promise<Visit> {
  const read = readConfig(process.env)
  if (!read.ok) {
    const problems = read.problems.map(({ name, reason, mend }) =>
      bad('config', `${name}: ${reason}`, mend),
    )
    const others = checkIds.filter((id) => id !== 'config')
    return {
      findings: [...problems, ...unlooked(others, 'the configuration comes first')],
      repairs: null,
    }
  }
  const { config } = read
  const url = databaseOf(config)
  const good = ok('config', describe(config))
  if (url !== null) return visitProgram(config, url, good, wantsRepair)
  if (wantsRepair) throw new Problem(nothingRuns(config))
  const here = await examine({ home: config.home, databaseUrl: null }, null)
  const seen = new Set([...here.map(({ id }) => id), 'config', 'database'])
  const rest = unlooked(
    checkIds.filter((id) => !seen.has(id)),
    'nothing runs here',
  )
  return {
    findings: [good, ...here, unknown('database', nothingRuns(config)), ...rest],
    repairs: null,
  }
}

const nothingRuns = ({ home }: Config): string =>
  `nothing runs from ${home}, and DATABASE_URL is not set: start Baton first (npm start)`

async function visitProgram(
  config: Config,
  url: string,
  good: Finding,
  wantsRepair: boolean,
): Promise<Visit> {
  const db = openDatabase({ url, poolSize: 2 })
  const temporal = await connectTemporal(temporalSettings(config), { forWorker: false })
  const patient: Patient = {
    databaseUrl: url,
    db,
    temporal,
    slack: orNull(() => chatSettings(config))?.slack ?? null,
    rulesFile: config.policyFile ?? path.join(config.home, 'baton.yaml'),
    url: runningParts(config.home)?.url ?? config.publicUrl,
  }
  try {
    const repairs = wantsRepair ? await repaired(db, temporal) : null
    const found = await examine({ home: config.home, databaseUrl: url }, patient)
    return { findings: [good, ...found], repairs }
  } finally {
    await temporal.close()
    await db.close()
  }
}

/** A repair that can't be made is told, and what is wrong is still looked at. */
async function repaired(db: Database, temporal: TemporalLink): Promise<readonly Repair[]> {
  try {
    return await repair(db, temporal, Date.now())
  } catch (error) {
    const says = `not all could be repaired: ${reasonOf(error)}`
    return [{ id: 'journeys', done: false, count: 0, says }]
  }
}

const describe = (config: Config): string => {
  const database = config.databaseUrl === null ? 'embedded database' : 'DATABASE_URL'
  const temporal = config.temporal.address === null ? 'embedded Temporal' : 'TEMPORAL_ADDRESS'
  return `${database}, ${temporal}, ${describeChat(config)}`
}

function describeChat({ slack, teams }: Config): string {
  const real = [
    slack === null ? [] : ['Slack by tokens'],
    teams === null ? [] : ['Teams by its app'],
  ]
  return real.flat().join(', ') || 'local chat pages'
}

const databaseOf = (config: Config): string | null => orNull(() => databaseUrl(config))

/** Null where the settings say in words that there is none. */
function orNull<Setting>(setting: () => Setting): Setting | null {
  try {
    return setting()
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
