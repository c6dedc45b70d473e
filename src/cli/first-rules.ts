import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { openDatabase } from '../db/client.ts'
import { activePolicy, applyPolicy } from '../db/policy-version.ts'
import { parsePolicy } from '../domain/policy/parse-policy.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { problemLines } from './policy-problems.ts'
import { Problem } from './problem.ts'

const sample = fileURLToPath(new URL('../../baton.sample.yaml', import.meta.url))

export interface RulesAtStart {
  readonly policy: Policy
  readonly file: string
}

/**
 * The rules file is put in force when the database has none yet; afterwards `baton policy apply` does
 * that, so that what is in force is never changed by a restart.
 */
export async function firstRules(config: Config, databaseUrl: string): Promise<RulesAtStart> {
  const file = config.policyFile ?? path.join(config.home, 'baton.yaml')
  if (!existsSync(file)) {
    writeFileSync(file, onlyConnected(alwaysOpen(readFileSync(sample, 'utf8')), config))
  }
  const db = openDatabase({ url: databaseUrl, poolSize: 2 })
  try {
    const active = await activePolicy(db)
    const yaml = active?.yaml ?? readFileSync(file, 'utf8')
    const read = parsePolicy(yaml)
    if (!read.ok) throw new Problem(`${file} can't be used:\n${problemLines(read.problems)}`)
    if (active === null)
      await applyPolicy(db, { yaml, hash: read.hash, by: 'baton', at: Date.now() })
    return { policy: read.policy, file }
  } finally {
    await db.close()
  }
}

/** With tokens for one platform, a channel of the other would only collect what can't be sent. */
function onlyConnected(yaml: string, { slack, teams }: Config): string {
  if ((slack === null) === (teams === null)) return yaml
  const other = slack === null ? 'slack' : 'teams'
  return yaml.replace(new RegExp(`^ {4}- platform: ${other}\\n(?: {6}.*\\n)+`, 'm'), '')
}

/** For trying Baton out at any hour: the sample's own hours would let a lead of the night wait. */
function alwaysOpen(yaml: string): string {
  return yaml
    .replace(/^( {2}(?:mon|tue|wed|thu|fri|sat|sun): ).*$/gm, "$1[{ from: '00:00', to: '24:00' }]")
    .replace(
      /^hours:$/m,
      '# Open around the clock so that you can try Baton at any hour: put your own hours here.\nhours:',
    )
    .replace(/^( {2}country: )VN( # null: only)/m, '$1null$2')
    .replace('$schema=./docs/', `$schema=${path.dirname(sample)}/docs/`)
}
