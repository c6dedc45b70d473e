import { describe, expect, it } from 'vitest'
import type { Wish } from '../../../../src/domain/lead/instruction.ts'
import {
  aJourney,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
  lan,
  mai,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { following } from './following.ts'

const atRest = { promise: null, nextStep: null, meeting: null, told: [] }

describe('a deal', () => {
  const win = { kind: 'win', amount: 500_000_000 } as const

  it('that is won is told to the channel, with who and how much', () => {
    const { state, marks, tell } = following(win, aStanding(aWorkedJourney()), { by: mai })
    expect(state).toMatchObject({ stage: 'won', ownerId: lan.memberId, ...atRest })
    expect(marks).toEqual({ amount: 500_000_000, becameSql: true })
    expect(tell).toEqual([
      {
        to: 'channel',
        notice: { kind: 'won', by: mai.memberId, amount: 500_000_000, currency: 'VND' },
      },
    ])
  })

  it('that is won counts as an SQL once', () => {
    const { marks } = following(win, aStanding(aWorkedJourney(), { isSql: true }))
    expect(marks).toMatchObject({ becameSql: false })
  })

  it('that is lost keeps why', () => {
    const progress = following({ kind: 'lose', reason: 'price' }, aStanding(aWorkedJourney()))
    expect(progress.state).toMatchObject({ stage: 'lost', ...atRest })
    expect(progress).toMatchObject({ marks: { lossReason: 'price' }, stageReason: 'price' })
  })
})

describe('a wrong target', () => {
  it('is closed with the reason that marketing counts', () => {
    const wish = { kind: 'wrong_target', reason: 'job_seeker' } as const
    const { state, stageReason } = following(wish, aStanding(aWorkedJourney()))
    expect(state).toMatchObject({ stage: 'wrong_target', ...atRest })
    expect(stageReason).toBe('job_seeker')
  })
})

describe('a meeting that was still open at the end', () => {
  const endings: readonly Wish[] = [
    { kind: 'win', amount: 1 },
    { kind: 'lose', reason: 'price' },
    { kind: 'wrong_target', reason: 'other' },
    { kind: 'disqualify', reason: 'spam' },
    { kind: 'log_call', outcome: 'wrong_number' },
  ]

  it.each(endings)('falls away, or was held if its hour has come: $kind', (wish) => {
    const standing = aStanding(aMeetingJourney())
    const settled = (at: number) => following(wish, standing, { at }).settled
    expect(settled(clock('09:00', '2026-12-03'))).toEqual({ meetingId: 'm1', outcome: 'cancelled' })
    expect(settled(clock('14:30', '2026-12-03'))).toEqual({ meetingId: 'm1', outcome: 'held' })
    expect(following(wish, aStanding(aWorkedJourney())).settled).toBeUndefined()
  })
})

describe('reopening', () => {
  it('goes on with the owner where qualifying stood', () => {
    const lost = aWorkedJourney({ stage: 'lost', nextStep: null })
    const reopened = (isSql: boolean) => following({ kind: 'reopen' }, aStanding(lost, { isSql }))
    expect(reopened(false)).toMatchObject({
      state: {
        stage: 'researched',
        ownerId: lan.memberId,
        nextStep: { kind: 'follow_up', dueAt: clock('09:40', '2026-12-01') },
      },
      stageReason: 'reopened',
    })
    expect(reopened(true).state.stage).toBe('potential')
  })

  it('announces what nobody has', () => {
    const { state } = following({ kind: 'reopen' }, aStanding(aJourney({ stage: 'lost' })))
    expect(state).toMatchObject({ stage: 'researched', ownerId: null, announcedAt: null })
  })
})

describe('putting out and back', () => {
  it('takes the lead out with the reason, reversibly', () => {
    const wish = { kind: 'disqualify', reason: 'test' } as const
    const { state } = following(wish, aStanding(aWorkedJourney()))
    expect(state).toMatchObject({ disqualified: 'test', stage: 'researched', ...atRest })
  })

  it('gives it back to its owner, who promises a call', () => {
    const out = aWorkedJourney({ disqualified: 'test', nextStep: null })
    const { state, marks } = following({ kind: 'restore' }, aStanding(out))
    expect(state).toMatchObject({
      disqualified: null,
      ownerId: lan.memberId,
      nextStep: { kind: 'first_call', dueAt: clock('09:55') },
    })
    expect(marks).toEqual({ restored: true })
  })

  it('announces what nobody had', () => {
    const out = aJourney({ disqualified: 'below_minimum' })
    const { state } = following({ kind: 'restore' }, aStanding(out))
    expect(state).toMatchObject({ disqualified: null, announcedAt: null, told: [] })
  })
})
