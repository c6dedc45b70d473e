import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../../src/domain/lead/notice.ts'
import type { LeadRecord } from '../../../../src/domain/lead/record.ts'
import { stillHolds } from '../../../../src/domain/lead/still-holds.ts'
import { aClaimedLead, aLead, clock, memberId } from '../../../builders/lead.ts'

const dueAt = clock('10:00')
const call = aClaimedLead({ nextStep: { kind: 'call', dueAt, attempt: 2 }, lastTouchAt: dueAt })
const meeting = { id: 'm1', startsAt: dueAt, endsAt: clock('11:00'), place: '', outcome: null }

describe('what a message that waited says', () => {
  it.each<[string, Notice, LeadRecord, LeadRecord]>([
    ['unclaimed', { kind: 'still_unclaimed', since: dueAt }, aLead(), aClaimedLead()],
    [
      'unclaimed, of one put out',
      { kind: 'still_unclaimed', since: dueAt },
      aLead(),
      aLead({ disqualified: 'spam' }),
    ],
    [
      'a call that is due',
      { kind: 'call_due', dueAt, attempt: 2 },
      call,
      aClaimedLead({ nextStep: { kind: 'follow_up', dueAt: clock('15:00') } }),
    ],
    [
      'a meeting of a lead that nobody has',
      { kind: 'meeting_unowned', startsAt: dueAt },
      aLead({ meeting }),
      aClaimedLead({ meeting }),
    ],
    [
      'silence',
      { kind: 'silence_manager', owner: memberId('lan'), lastTouchAt: dueAt },
      call,
      aClaimedLead({ lastTouchAt: clock('10:05') }),
    ],
  ])('is said only while it is so: %s', (_what, notice, then, now) => {
    expect(stillHolds(notice, then)).toBe(true)
    expect(stillHolds(notice, now)).toBe(false)
  })

  it('is said in any case of what happened', () => {
    expect(stillHolds({ kind: 'promise_broken', owner: memberId('lan') }, aClaimedLead())).toBe(
      true,
    )
  })
})
