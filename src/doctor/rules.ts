import { existsSync, readFileSync } from 'node:fs'
import type { Database } from '../db/client.ts'
import { activePolicy, type StoredPolicy } from '../db/policy-version.ts'
import { parsePolicy } from '../domain/policy/parse-policy.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { bad, type Finding, ok, unlooked, warn } from './finding.ts'
import { look } from './look.ts'

export interface RulesSeen {
  /** Null: none in force that can be used. */
  readonly policy: Policy | null
  readonly findings: readonly Finding[]
}

/** The rules in force, and whether the file on disk says something else. */
export async function lookAtRules(db: Database, file: string): Promise<RulesSeen> {
  const active = await activePolicy(db)
  if (active === null) {
    const none = bad('rules', 'no rules are in force', `baton policy apply ${file}`)
    return { policy: null, findings: [none, ...unlooked(['rules-file'], 'no rules are in force')] }
  }
  const parsed = parsePolicy(active.yaml)
  return {
    policy: parsed.ok ? parsed.policy : null,
    findings: [inForce(active, parsed), await look('rules-file', () => onDisk(file, active))],
  }
}

function inForce(
  { version, by, at }: StoredPolicy,
  parsed: ReturnType<typeof parsePolicy>,
): Finding {
  if (parsed.ok) return ok('rules', `version ${version}, applied by ${by} on ${day(at)}`)
  const [first] = parsed.problems
  return bad(
    'rules',
    `version ${version} in the database can't be read by this program: ${first?.path ?? ''} ${first?.reason.en ?? ''}`,
    'mend the file and put it in force: baton policy apply <file>',
  )
}

/** An edited file does nothing until it is applied, which is easily forgotten. */
function onDisk(file: string, active: StoredPolicy): Finding {
  if (!existsSync(file)) return ok('rules-file', `${file} is not here; the database has the rules`)
  const parsed = parsePolicy(readFileSync(file, 'utf8'))
  if (!parsed.ok) {
    const count = parsed.problems.length
    return warn(
      'rules-file',
      `${file} has ${count === 1 ? 'a mistake' : `${count} mistakes`} and is not in force`,
      `baton policy check ${file} names each`,
    )
  }
  return parsed.hash === active.hash
    ? ok('rules-file', `${file} is what is in force`)
    : warn(
        'rules-file',
        `${file} differs from version ${active.version}, which is in force`,
        `baton policy apply ${file}`,
      )
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
