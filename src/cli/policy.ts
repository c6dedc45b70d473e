import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Database } from '../db/client.ts'
import { openLeadIds } from '../db/open-leads.ts'
import { activePolicy, applyPolicy } from '../db/policy-version.ts'
import { parsePolicy } from '../domain/policy/parse-policy.ts'
import { changeLine, policyChanges } from '../domain/policy/policy-changes.ts'
import { connectTemporal } from '../temporal/connect.ts'
import { createJourneys } from '../temporal/journeys.ts'
import { problemLines } from './policy-problems.ts'
import { Problem } from './problem.ts'
import { settings, temporalSettings } from './settings.ts'
import { withDatabase } from './with-database.ts'

export function policyCommand(baton: Command): Command {
  const policy = baton.command('policy')
  policy
    .command('check <file>')
    .description('say what is wrong with a rules file, with line and reason')
    .action((file: string) => {
      read(file)
      process.stdout.write(`${file} is good.\n`)
    })
  policy
    .command('apply <file>')
    .description('put a rules file in force; open leads follow it from then on')
    .option('--by <member>', 'who applies it, for the record', 'admin')
    .action(apply)
  return policy
}

function read(file: string) {
  const yaml = contents(file)
  const parsed = parsePolicy(yaml)
  if (parsed.ok) return { yaml, ...parsed }
  throw new Problem(
    `${file} can't be used, and what was in force stays:\n${problemLines(parsed.problems)}`,
  )
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Problem(
      `${file} can't be read: ${error instanceof Error ? error.message : 'unknown'}`,
      2,
    )
  }
}

async function apply(file: string, { by }: { readonly by: string }): Promise<void> {
  const fresh = read(file)
  await withDatabase(async (db) => {
    const before = await activePolicy(db)
    const { version, changed } = await applyPolicy(db, {
      yaml: fresh.yaml,
      hash: fresh.hash,
      by,
      at: Date.now(),
    })
    if (!changed) return void process.stdout.write(`Version ${version} is in force already.\n`)
    const old = before === null ? null : parsePolicy(before.yaml)
    const changes = old?.ok ? policyChanges(old.policy, fresh.policy).map(changeLine) : []
    process.stdout.write(
      [`Version ${version} is in force.`, ...changes.map((line) => `  ${line}`), ''].join('\n'),
    )
    await tellJourneys(db)
  })
}

/** Journeys that are waiting learn that their hours may have changed. */
async function tellJourneys(db: Database): Promise<void> {
  const temporal = await connectTemporal(temporalSettings(settings()), { forWorker: false })
  try {
    const journeys = createJourneys(temporal.client)
    for (const id of await openLeadIds(db)) await journeys.rulesChanged(id)
  } finally {
    await temporal.close()
  }
}
