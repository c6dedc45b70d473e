import { describe, expect, it } from 'vitest'
import type { JourneyState, Reminder } from '../../../../src/domain/lead/journey-state.ts'
import type { NextStep } from '../../../../src/domain/lead/lead.ts'
import { announcedIfDue, remind } from '../../../../src/domain/progress/remind.ts'
import {
  aClaimedJourney,
  aHouse,
  aJourney,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
  huy,
  lan,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'

const at = clock('10:00')
const reminded = (state: JourneyState, what: Reminder, turn = huy.memberId) =>
  remind(aStanding(state), what, turn, aHouse(at))

describe('announcing', () => {
  it('notes when, and tells nobody: the card does', () => {
    const { state, tell } = reminded(aJourney({ announcedAt: null }), 'announce')
    expect(state).toMatchObject({ announcedAt: at, told: ['announce'] })
    expect(tell).toBeUndefined()
  })

  it('is done with the change that makes a free lead hot, in working time', () => {
    const shown = announcedIfDue(aJourney({ announcedAt: null, told: [] }), aHouse(at))
    expect(shown).toMatchObject({ announcedAt: at, told: ['announce'] })
  })

  it.each([
    ['waits for the opening', aJourney({ announcedAt: null, told: [] }), clock('05:00')],
    ['is not done twice', aJourney({ told: ['announce'] }), at],
    ['is not for a lead that is not hot', aJourney({ announcedAt: null, band: 'warm' }), at],
  ])('%s', (_, state, now) => {
    expect(announcedIfDue(state, aHouse(now))).toBe(state)
  })
})

describe('a card nobody claims', () => {
  const notice = { kind: 'still_unclaimed', since: clock('09:30') }

  it('is shown again in its thread, then told to the managers', () => {
    expect(reminded(aJourney(), 'show_again').tell).toEqual([{ to: 'thread', notice }])
    const managers = reminded(aJourney({ told: ['show_again'] }), 'tell_managers')
    expect(managers.tell).toEqual([{ to: 'managers', notice }])
    expect(managers.state.told).toEqual(['show_again', 'tell_managers'])
  })

  it('is assigned to whose turn it is, with the promise from now on', () => {
    const { state, marks, tell } = reminded(aJourney(), 'assign_in_turn')
    const dueAt = clock('10:15')
    expect(state).toMatchObject({
      ownerId: huy.memberId,
      claimedAt: at,
      promise: { nudgeAt: clock('10:10'), dueAt },
      nextStep: { kind: 'first_call', dueAt },
      told: [],
    })
    expect(marks).toEqual({ ownerAction: 'assign' })
    expect(tell).toEqual([{ to: 'owner', notice: { kind: 'assigned', to: huy.memberId, dueAt } }])
  })

  it('is told to the managers when nobody is in', () => {
    const progress = remind(aStanding(aJourney()), 'assign_in_turn', null, aHouse(at))
    expect(progress.state).toMatchObject({ ownerId: null, told: ['assign_in_turn'] })
    expect(progress.tell).toEqual([{ to: 'managers', notice }])
  })
})

describe('the promise of the first call', () => {
  it('is nudged while it can be kept', () => {
    const { state, tell } = reminded(aClaimedJourney(), 'nudge_first_call')
    expect(tell).toEqual([
      { to: 'owner', notice: { kind: 'first_call_nudge', dueAt: clock('09:46') } },
    ])
    expect(state).toEqual(aClaimedJourney({ told: ['nudge_first_call'] }))
  })

  it('makes the lead free again when it is broken, and counts', () => {
    const { state, marks, tell } = reminded(aClaimedJourney({ rounds: 1 }), 'break_promise')
    expect(state).toMatchObject({
      ownerId: null,
      claimedAt: null,
      announcedAt: null,
      promise: null,
      nextStep: null,
      rounds: 2,
      told: [],
    })
    expect(marks).toEqual({ promiseKept: false, ownerAction: 'promise_broken' })
    expect(tell).toEqual([
      { to: 'thread', notice: { kind: 'announced_again', since: clock('09:31') } },
      { to: 'owner', notice: { kind: 'promise_broken', owner: lan.memberId } },
    ])
  })

  it('breaks nothing that nobody has', () => {
    expect(reminded(aJourney(), 'break_promise')).toEqual({ state: aJourney() })
  })
})

describe('a next step', () => {
  const dueAt = clock('10:00')

  it.each<[NextStep, object]>([
    [
      { kind: 'call', dueAt, attempt: 3 },
      { kind: 'call_due', attempt: 3, dueAt },
    ],
    [
      { kind: 'call_back', dueAt, attempt: 2 },
      { kind: 'call_back_due', dueAt },
    ],
    [
      { kind: 'follow_up', dueAt },
      { kind: 'follow_up_due', dueAt },
    ],
  ])('is told to the owner when it is due: %o', (nextStep, notice) => {
    const { state, tell } = reminded(aWorkedJourney({ nextStep }), 'next_step_due')
    expect(tell).toEqual([{ to: 'owner', notice }])
    expect(state.told).toEqual(['next_step_due'])
  })

  it.each<NextStep | null>([null, { kind: 'meeting', dueAt }])(
    'says nothing where other words do: %o',
    (nextStep) => {
      const { state, tell } = reminded(aWorkedJourney({ nextStep }), 'next_step_due')
      expect(tell).toBeUndefined()
      expect(state.told).toEqual(['next_step_due'])
    },
  )
})

describe('silence', () => {
  const lastTouchAt = clock('09:40')

  it('is told to the owner, then to the managers with whose lead it is', () => {
    expect(reminded(aWorkedJourney(), 'notice_silence').tell).toEqual([
      { to: 'owner', notice: { kind: 'silence', lastTouchAt } },
    ])
    expect(reminded(aWorkedJourney(), 'silence_to_managers').tell).toEqual([
      { to: 'managers', notice: { kind: 'silence_manager', owner: lan.memberId, lastTouchAt } },
    ])
  })
})

describe('a meeting', () => {
  const startsAt = clock('14:00', '2026-12-03')
  const told = (what: Reminder, now: number) =>
    remind(aStanding(aMeetingJourney()), what, null, aHouse(now)).tell

  it('is ahead by as many minutes as there are', () => {
    expect(told('remind_first', startsAt - 24 * 60 * 60_000)).toEqual([
      { to: 'owner', notice: { kind: 'meeting_reminder', startsAt, minutesBefore: 1440 } },
    ])
    expect(told('remind_again', startsAt - 60 * 60_000)).toEqual([
      { to: 'owner', notice: { kind: 'meeting_reminder', startsAt, minutesBefore: 60 } },
    ])
    expect(told('remind_again', startsAt + 60_000)).toEqual([
      { to: 'owner', notice: { kind: 'meeting_reminder', startsAt, minutesBefore: 0 } },
    ])
  })

  it('of a lead that nobody has is the managers’ to see to', () => {
    const free = aStanding(aMeetingJourney({ ownerId: null }))
    const { tell } = remind(free, 'remind_again', null, aHouse(startsAt - 60 * 60_000))
    expect(tell).toEqual([{ to: 'managers', notice: { kind: 'meeting_unowned', startsAt } }])
  })

  it('is asked about twice, then told to the managers', () => {
    const asked = [{ to: 'owner', notice: { kind: 'meeting_outcome', startsAt } }]
    expect(told('ask_outcome', at)).toEqual(asked)
    expect(told('ask_outcome_again', at)).toEqual(asked)
    expect(told('outcome_to_managers', at)).toEqual([
      {
        to: 'managers',
        notice: { kind: 'meeting_silence_manager', owner: lan.memberId, startsAt },
      },
    ])
  })

  it.each<Reminder>(['remind_first', 'ask_outcome', 'outcome_to_managers'])(
    'that is no more is not spoken of: %s',
    (what) => {
      const { state, tell } = reminded(aWorkedJourney(), what)
      expect(tell).toBeUndefined()
      expect(state.told).toEqual([what])
    },
  )
})
