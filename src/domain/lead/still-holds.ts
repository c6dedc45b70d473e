import type { Notice } from './notice.ts'
import type { LeadRecord } from './record.ts'

/** A message may have waited: what is no longer so is not said any more. */
export function stillHolds(
  notice: Notice,
  {
    ownerId,
    disqualified,
    closedAt,
    nextStep,
    lastTouchAt,
    meeting,
  }: Pick<
    LeadRecord,
    'ownerId' | 'disqualified' | 'closedAt' | 'nextStep' | 'lastTouchAt' | 'meeting'
  >,
): boolean {
  switch (notice.kind) {
    case 'still_unclaimed':
      return ownerId === null && disqualified === null && closedAt === null
    case 'call_due':
    case 'call_back_due':
    case 'follow_up_due':
      return nextStep?.dueAt === notice.dueAt
    case 'meeting_unowned':
      return ownerId === null && meeting?.outcome === null && meeting.startsAt === notice.startsAt
    case 'silence':
    case 'silence_manager':
      return lastTouchAt === notice.lastTouchAt
    default:
      return true
  }
}
