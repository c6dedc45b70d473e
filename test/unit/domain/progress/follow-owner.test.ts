import { describe, expect, it } from 'vitest'
import { remind } from '../../../../src/domain/progress/remind.ts'
import {
  aClaimedJourney,
  aHouse,
  aJourney,
  aMeeting,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
  huy,
  lan,
  mai,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { following } from './following.ts'

const promisedAt0940 = {
  claimedAt: clock('09:40'),
  promise: { nudgeAt: clock('09:50'), dueAt: clock('09:55') },
  nextStep: { kind: 'first_call', dueAt: clock('09:55') },
  told: [],
}

describe('claiming', () => {
  it('makes the lead theirs and promises a call within 15 working minutes', () => {
    const { state, marks } = following({ kind: 'claim' }, aStanding(aJourney()))
    expect(state).toEqual({ ...aJourney(), ownerId: lan.memberId, ...promisedAt0940 })
    expect(marks).toEqual({ ownerAction: 'claim' })
  })

  it('before lunch promises working minutes, not minutes', () => {
    const late = { at: clock('11:55') }
    const { state } = following({ kind: 'claim' }, aStanding(aJourney()), late)
    expect(state.promise).toEqual({ nudgeAt: clock('13:35'), dueAt: clock('13:40') })
  })

  it('of somebody unreachable puts them back in play, with the plan from its beginning', () => {
    const gone = aJourney({ stage: 'unreachable', attemptsMade: 6 })
    const { state } = following({ kind: 'claim' }, aStanding(gone))
    expect(state).toMatchObject({ stage: 'researched', attemptsMade: 0, ...promisedAt0940 })
  })
})

describe('releasing', () => {
  it('frees the lead for all, to be announced again', () => {
    const { state, marks } = following({ kind: 'release' }, aStanding(aWorkedJourney()))
    expect(state).toMatchObject({
      ownerId: null,
      claimedAt: null,
      announcedAt: null,
      promise: null,
      nextStep: null,
      stage: 'researched',
      attemptsMade: 1,
    })
    expect(marks).toEqual({ ownerAction: 'release' })
  })
})

describe('a lead with a meeting that is given up', () => {
  const startsAt = aMeeting().startsAt
  const hour = 60 * 60_000
  const toldOf = { to: 'managers', notice: { kind: 'meeting_unowned', startsAt } }
  const release = (at: number) =>
    following({ kind: 'release' }, aStanding(aMeetingJourney()), { at })

  it('keeps it, and the managers are told that nobody has it', () => {
    const { state, tell } = release(clock('09:50'))
    expect(state).toMatchObject({ ownerId: null, meeting: aMeeting(), told: [] })
    expect(tell).toEqual([toldOf])
  })

  it('reminds the managers at the hours that are left, not of the past one again', () => {
    expect(release(startsAt - 5 * hour).state.told).toEqual(['remind_first'])
    expect(release(startsAt - hour / 2).state.told).toEqual(['remind_first', 'remind_again'])
  })

  it('after the meeting began is nobody’s news', () => {
    expect(release(startsAt).tell).toEqual([])
  })

  it('is told the same way when the promise of the first call was broken', () => {
    const promised = aMeetingJourney({ promise: { nudgeAt: 0, dueAt: 0 } })
    const house = aHouse(clock('09:50'))
    const { tell } = remind(aStanding(promised), 'break_promise', null, house)
    expect(tell).toContainEqual(toldOf)
  })
})

describe('handing over', () => {
  const toHuy = { kind: 'hand_over', to: huy.memberId } as const
  const touched = { firstTouchAt: clock('09:35') }

  it('of a fresh lead makes the new owner the promise', () => {
    const { state, tell } = following(toHuy)
    expect(state).toMatchObject({ ownerId: huy.memberId, ...promisedAt0940 })
    expect(tell).toEqual([
      {
        to: 'owner',
        notice: { kind: 'handed_over', from: lan.memberId, by: lan.memberId },
      },
    ])
  })

  it('of a worked lead keeps its next step', () => {
    const worked = aWorkedJourney({ told: ['next_step_due'] })
    const { state } = following(toHuy, aStanding(worked, touched))
    const at = clock('09:40')
    expect(state).toEqual({ ...worked, ownerId: huy.memberId, claimedAt: at, told: [] })
  })

  it('of a worked lead without a next step makes the promise', () => {
    const { state } = following(toHuy, aStanding(aWorkedJourney({ nextStep: null }), touched))
    expect(state).toMatchObject(promisedAt0940)
  })

  it('by a manager of what nobody has names the manager', () => {
    const { tell, marks } = following(toHuy, aStanding(aJourney()), { by: mai })
    expect(marks).toEqual({ ownerAction: 'hand_over' })
    expect(tell).toMatchObject([{ notice: { from: mai.memberId, by: mai.memberId } }])
  })
})

describe('the first touch', () => {
  it('keeps the promise until its minute, and not after', () => {
    const logged = (at: number) =>
      following({ kind: 'log_call', outcome: 'reached' }, aStanding(), { at }).marks
    expect(logged(clock('09:46'))).toEqual({ promiseKept: true })
    expect(logged(clock('09:47'))).toEqual({ promiseKept: false })
  })

  it('ends the promise, and what was told of it', () => {
    const standing = aStanding(aClaimedJourney({ told: ['nudge_first_call'] }))
    const { state } = following({ kind: 'set_stage', stage: 'researched' }, standing)
    expect(state).toMatchObject({ promise: null, lastTouchAt: clock('09:40'), told: [] })
  })

  it('after the promise is over says nothing of it', () => {
    const standing = aStanding(aWorkedJourney())
    expect(following({ kind: 'log_call', outcome: 'reached' }, standing).marks).toEqual({})
  })
})
