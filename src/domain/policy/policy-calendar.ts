import type { Leave, WorkCalendar } from '../working-time/calendar.ts'
import type { Policy } from './policy.ts'

/**
 * When a member works: by their own zone and hours where the policy names them, else by the team's.
 * Null, or somebody who has left the policy: the team's.
 */
export function policyCalendar(
  policy: Pick<Policy, 'team' | 'hours' | 'holidays'>,
  memberId: string | null,
  leaves: readonly Leave[] = [],
): WorkCalendar {
  const member = policy.team.members.find(({ id }) => id === memberId)
  return {
    zone: member?.zone ?? policy.team.zone,
    hours: member?.hours ?? policy.hours,
    holidays: policy.holidays,
    leaves,
  }
}
