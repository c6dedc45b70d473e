import { parsePolicy } from '../../../../src/domain/policy/parse-policy.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import type { PolicyProblem } from '../../../../src/domain/policy/problem.ts'

/** The shortest policy there is, one top-level key a line; a part can be replaced or left out. */
export function aPolicyText(parts: Readonly<Record<string, string>> = {}): string {
  const all = {
    version: '1',
    team: '{ name: T, channels: [{ platform: slack, id: C1 }] }',
    hours: "{ mon: [{ from: '08:00', to: '17:00' }] }",
    scoring: '{ fit: [], behaviour: [], negative: [] }',
    ...parts,
  }
  return Object.entries(all)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')
}

export function policyOf(text: string): Policy {
  const read = parsePolicy(text)
  if (!read.ok) throw new Error(`refused: ${read.problems.map((one) => one.reason.en).join('; ')}`)
  return read.policy
}

export function problemsOf(text: string): readonly PolicyProblem[] {
  const read = parsePolicy(text)
  if (read.ok) throw new Error('was accepted')
  return read.problems
}
