import type { Database } from '../db/client.ts'
import { readMembers } from '../db/member.ts'
import { activePolicy } from '../db/policy-version.ts'
import { parsePolicy } from '../domain/policy/parse-policy.ts'
import { type Rules, type RulesInForce, rulesOf } from './house.ts'

const freshForMs = 1_000

/** The policy and members in force, read at most once a second and parsed once a version. */
export function rulesInForce(db: Database): RulesInForce {
  let held: { readonly rules: Rules; readonly readAt: number } | null = null
  let reading: Promise<Rules> | null = null

  const read = async (): Promise<Rules> => {
    const [active, members] = await Promise.all([activePolicy(db), readMembers(db)])
    if (active === null) throw new Error('no rules are in force: apply a rules file first')
    const same = held?.rules.version === active.version ? held.rules : null
    const rules = same === null ? parsed(active, members) : { ...same, members }
    held = { rules, readAt: performance.now() }
    return rules
  }

  return () => {
    if (held !== null && performance.now() - held.readAt < freshForMs)
      return Promise.resolve(held.rules)
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }
}

function parsed(
  active: { readonly version: number; readonly yaml: string },
  members: Rules['members'],
): Rules {
  const read = parsePolicy(active.yaml)
  if (!read.ok) throw new Error(`rules version ${active.version} in the database do not parse`)
  return rulesOf(active.version, read.policy, members)
}
