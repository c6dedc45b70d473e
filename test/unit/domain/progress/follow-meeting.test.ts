import { describe, expect, it } from 'vitest'
import {
  aClaimedJourney,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { following } from './following.ts'

const startsAt = clock('09:00', '2026-12-04')
const book = { kind: 'book_meeting', startsAt, minutes: 45 } as const
const booked = { id: 'm2', startsAt, endsAt: clock('09:45', '2026-12-04') }

describe('booking a meeting', () => {
  it('makes it the next step and the lead potential', () => {
    const progress = following(book)
    expect(progress.state).toMatchObject({
      stage: 'potential',
      meeting: booked,
      nextStep: { kind: 'meeting', dueAt: startsAt },
      promise: null,
      told: [],
    })
    expect(progress).toMatchObject({ booked, marks: { promiseKept: true }, stageReason: 'meeting' })
    expect(progress.settled).toBeUndefined()
  })

  it('keeps a stage that was further on', () => {
    expect(following(book, aStanding(aWorkedJourney({ stage: 'hot' }))).state.stage).toBe('hot')
  })

  it('moves the one that was booked before', () => {
    const { state, settled } = following(book, aStanding(aMeetingJourney()))
    expect(state.meeting).toEqual(booked)
    expect(settled).toEqual({ meetingId: 'm1', outcome: 'moved' })
  })
})

describe('after a meeting', () => {
  const after = { at: clock('15:10', '2026-12-03') }
  const record = (outcome: 'held' | 'no_show' | 'cancelled' | 'moved', movedTo?: number) =>
    following(
      { kind: 'record_meeting', outcome, ...(movedTo === undefined ? {} : { movedTo }) },
      aStanding(aMeetingJourney()),
      after,
    )
  const followUp = { kind: 'follow_up', dueAt: clock('15:10', '2026-12-04') }

  it('that was held: a touch that counts, and a confirmation the next working day', () => {
    const progress = record('held')
    expect(progress.state).toMatchObject({ meeting: null, nextStep: followUp })
    expect(progress).toMatchObject({
      behaviour: 'meeting_held',
      touch: { kind: 'meeting', outcome: 'held' },
      settled: { meetingId: 'm1', outcome: 'held' },
    })
  })

  it('to which nobody came: it counts against them, and is no touch', () => {
    const progress = record('no_show')
    expect(progress.state).toMatchObject({ meeting: null, nextStep: followUp })
    expect(progress.behaviour).toBe('meeting_no_show')
    expect(progress.touch).toBeUndefined()
    expect(progress.settled).toEqual({ meetingId: 'm1', outcome: 'no_show' })
  })

  it('that was cancelled, or moved to no time yet: a follow-up', () => {
    for (const outcome of ['cancelled', 'moved'] as const) {
      const progress = record(outcome)
      expect(progress.state).toMatchObject({ meeting: null, nextStep: followUp })
      expect(progress.behaviour).toBeUndefined()
      expect(progress.settled).toEqual({ meetingId: 'm1', outcome })
    }
  })

  it('that was moved: as long as before, and reminded of anew', () => {
    const progress = record('moved', startsAt)
    const moved = { id: 'm2', startsAt, endsAt: clock('10:00', '2026-12-04') }
    expect(progress.state).toMatchObject({
      meeting: moved,
      nextStep: { kind: 'meeting', dueAt: startsAt },
      told: [],
    })
    expect(progress).toMatchObject({
      booked: moved,
      settled: { meetingId: 'm1', outcome: 'moved' },
    })
  })

  it('that there never was: nothing', () => {
    const standing = aStanding(aClaimedJourney())
    const progress = following({ kind: 'record_meeting', outcome: 'held' }, standing)
    expect(progress).toEqual({ state: aClaimedJourney() })
  })
})
