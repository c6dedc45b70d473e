import type { MemberRecord } from '../domain/lead/record.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { policyCalendar } from '../domain/policy/policy-calendar.ts'
import type { House } from '../domain/progress/progress.ts'
import { type ScoreModel, scoreModel } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'

/** The policy in force, with what is made of it once. */
export interface Rules {
  readonly version: number
  readonly policy: Policy
  readonly model: ScoreModel
  readonly members: readonly MemberRecord[]
}

/** Answers quickly: it is asked for every change of every lead. */
export type RulesInForce = () => Promise<Rules>

export const rulesOf = (
  version: number,
  policy: Policy,
  members: readonly MemberRecord[],
): Rules => ({ version, policy, members, model: scoreModel(policy) })

export const houseAt = ({ policy }: Rules, at: Instant): House => ({
  at,
  policy,
  calendarOf: (member) => policyCalendar(policy, member),
})
