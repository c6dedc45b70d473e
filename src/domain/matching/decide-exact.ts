import type { LeadId } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'
import type { MatchKey } from './match-keys.ts'
import type { PersonMatcher } from './person-matcher.ts'

export interface KnownKey {
  readonly leadId: LeadId
  readonly key: MatchKey
  /** Since when the lead is known. */
  readonly since: Instant
}

/**
 * Known by an equal key. Where phone and mail belong to different leads, the phone's is chosen (it
 * is what a rep calls, and mailboxes are shared more often), then the older lead.
 */
export const decideExact: PersonMatcher<readonly MatchKey[], KnownKey> = (keys, known) => {
  const hits = known.filter(({ key }) => keys.includes(key)).toSorted(bestFirst)
  const leadIds = [...new Set(hits.map(({ leadId }) => leadId))]
  const [chosen, ...others] = leadIds
  if (chosen === undefined) return { kind: 'new' }
  return others.length === 0
    ? { kind: 'same', leadId: chosen }
    : { kind: 'several', leadIds, chosen }
}

// The id is the last word, so that equal times are decided alike every time.
const bestFirst = (one: KnownKey, other: KnownKey): number =>
  Number(isPhone(other)) - Number(isPhone(one)) ||
  one.since - other.since ||
  (one.leadId < other.leadId ? -1 : 1)

const isPhone = ({ key }: KnownKey): boolean => key.startsWith('phone:')
