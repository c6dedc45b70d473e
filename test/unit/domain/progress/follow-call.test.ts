import { describe, expect, it } from 'vitest'
import type { CallOutcome } from '../../../../src/domain/lead/call-outcome.ts'
import type { JourneyState } from '../../../../src/domain/lead/journey-state.ts'
import type { Standing } from '../../../../src/domain/progress/progress.ts'
import {
  aClaimedJourney,
  aMeeting,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { following } from './following.ts'

const call = (
  outcome: CallOutcome,
  state: JourneyState = aClaimedJourney(),
  over: Partial<Standing> = {},
) => following({ kind: 'log_call', outcome }, aStanding(state, over))

describe('every call', () => {
  it.each<CallOutcome>(['reached', 'no_answer', 'busy', 'wrong_number', 'do_not_call'])(
    'counts, and is a touch with its outcome: %s',
    (outcome) => {
      const { state, touch } = call(outcome)
      expect(touch).toEqual({ kind: 'call', outcome })
      const attemptsMade = outcome === 'reached' ? 0 : 1
      expect(state).toMatchObject({ attemptsMade, promise: null, lastTouchAt: clock('09:40') })
    },
  )
})

describe('somebody reached', () => {
  it('is researched, speaks for their interest, and is followed up the next working day', () => {
    const { state, behaviour } = call('reached')
    expect(state).toMatchObject({
      stage: 'researched',
      nextStep: { kind: 'follow_up', dueAt: clock('09:40', '2026-12-01') },
    })
    expect(behaviour).toBe('call_reached')
  })

  it('is tried from the first attempt on when they do not answer again', () => {
    const after = call('reached', aWorkedJourney({ attemptsMade: 5 })).state
    expect(after.attemptsMade).toBe(0)
  })

  it('keeps a stage that was further on', () => {
    expect(call('reached', aWorkedJourney({ stage: 'hot' })).state.stage).toBe('hot')
    expect(call('reached', aWorkedJourney({ stage: 'unreachable' })).state.stage).toBe('researched')
  })

  it('has the booked meeting as the next step', () => {
    expect(call('reached', aMeetingJourney()).state.nextStep).toEqual({
      kind: 'meeting',
      dueAt: aMeeting().startsAt,
    })
  })
})

describe('no answer', () => {
  it('plans the next attempt at another time of day', () => {
    expect(call('no_answer').state.nextStep).toEqual({
      kind: 'call',
      attempt: 2,
      dueAt: clock('16:00'),
    })
  })

  it('waits a day where the buyer did not ask for a call', () => {
    const { nextStep } = call('no_answer', aClaimedJourney(), { askedContact: false }).state
    expect(nextStep).toEqual({ kind: 'call', attempt: 2, dueAt: clock('16:00', '2026-12-01') })
  })

  it('to the sixth call makes the lead unreachable, and it stays the owner’s', () => {
    const { state, stageReason, tell } = call('no_answer', aWorkedJourney({ attemptsMade: 5 }))
    expect(state).toMatchObject({ stage: 'unreachable', nextStep: null, attemptsMade: 6 })
    expect(state.ownerId).toBe('lan')
    expect(stageReason).toBe('attempts_used')
    expect(tell).toEqual([{ to: 'owner', notice: { kind: 'unreachable', attempts: 6 } }])
  })
})

describe('a busy line', () => {
  it('is tried again after 30 working minutes', () => {
    expect(call('busy').state.nextStep).toEqual({
      kind: 'call',
      attempt: 2,
      dueAt: clock('10:10'),
    })
  })

  it('is tried again when the law allows where the buyer did not ask for a call', () => {
    const { nextStep } = call('busy', aClaimedJourney(), { askedContact: false }).state
    expect(nextStep).toMatchObject({ dueAt: clock('16:00', '2026-12-01') })
  })

  it('counts: the sixth makes the lead unreachable', () => {
    expect(call('busy', aWorkedJourney({ attemptsMade: 5 })).state.stage).toBe('unreachable')
  })
})

describe('a call back', () => {
  it('is when the buyer said, also on a Sunday evening', () => {
    const callBackAt = clock('20:00', '2026-12-06')
    const { state } = following(
      { kind: 'log_call', outcome: 'call_back_at', callBackAt },
      aStanding(aClaimedJourney(), { askedContact: false }),
    )
    expect(state.nextStep).toEqual({ kind: 'call_back', dueAt: callBackAt, attempt: 2 })
  })

  it('without a time is after 30 working minutes', () => {
    expect(call('call_back_at').state.nextStep).toMatchObject({ dueAt: clock('10:10') })
  })
})

describe('a useless number', () => {
  it.each(['wrong_number', 'number_dead'] as const)('with a mail is nurtured: %s', (outcome) => {
    const { state, marks, stageReason } = call(outcome)
    expect(state).toMatchObject({ stage: 'unreachable', nextStep: null, disqualified: null })
    expect(marks).toMatchObject({ phoneDead: true })
    expect(stageReason).toBe(outcome)
  })

  it.each(['wrong_number', 'number_dead'] as const)(
    'with nothing else puts the lead out for it: %s',
    (outcome) => {
      const { state } = call(outcome, aClaimedJourney(), { hasEmail: false })
      expect(state).toMatchObject({ stage: 'new', disqualified: outcome, nextStep: null })
    },
  )
})

describe('do not call', () => {
  it('puts the lead out, is kept for ever, and a meeting falls away', () => {
    const { state, marks, settled } = call('do_not_call', aMeetingJourney())
    expect(state).toMatchObject({ disqualified: 'do_not_call', nextStep: null, meeting: null })
    expect(marks).toMatchObject({ doNotCall: true })
    expect(settled).toEqual({ meetingId: 'm1', outcome: 'cancelled' })
  })
})
