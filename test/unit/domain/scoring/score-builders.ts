import { policySchema } from '../../../../src/domain/policy/policy.ts'
import type { Behaviour, LeadFacts, ScoreModel } from '../../../../src/domain/scoring/index.ts'
import { scoreModel } from '../../../../src/domain/scoring/index.ts'

export const hour = 3_600_000
export const day = 24 * hour
/** Sunday 2026-11-29, 00:00 UTC. */
export const start = Date.UTC(2026, 10, 29)

export const someFacts = (known: Partial<LeadFacts> = {}): LeadFacts => ({
  source: 'web_form',
  title: null,
  company: null,
  province: null,
  emailKind: 'none',
  phoneKind: 'none',
  budgetVnd: null,
  message: null,
  need: null,
  timing: null,
  authority: null,
  employees: null,
  industry: null,
  ...known,
})

export const did = (kind: Behaviour['kind'], at = start, path?: string): Behaviour => ({
  kind,
  at,
  ...(path === undefined ? {} : { path }),
})

export interface Rules {
  readonly fit?: readonly object[]
  readonly behaviour?: readonly object[]
  readonly negative?: readonly object[]
  readonly halfLifeDays?: number
  readonly caps?: object
  readonly bands?: object
}

/** A model from rules as the file has them. Reasons are filled in. */
export function aModel({ bands = {}, ...rules }: Rules): ScoreModel {
  const worded = (group: readonly object[] = []) =>
    group.map((rule) => ({ reason: { vi: 'lý do', en: 'reason' }, ...rule }))
  const file = {
    version: 1,
    team: { name: 'T', channels: [{ platform: 'slack', id: 'C1' }] },
    hours: { mon: [{ from: '08:00', to: '17:00' }] },
    bands,
    scoring: {
      ...rules,
      fit: worded(rules.fit),
      behaviour: worded(rules.behaviour),
      negative: worded(rules.negative),
    },
  }
  return scoreModel(policySchema.parse(file))
}
