import { describe, expect, it } from 'vitest'
import type { JourneyState, Reminder } from '../../../../src/domain/lead/journey-state.ts'
import { timetable } from '../../../../src/domain/progress/timetable.ts'
import {
  aClaimedJourney,
  aHouse,
  aJourney,
  aMeeting,
  aMeetingJourney,
  aWorkedJourney,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { aPolicy } from '../../../builders/policy.ts'
import { showHcm } from '../working-time/calendars.ts'

/** What is due when, by the clocks of Ho Chi Minh City. */
const shown = (state: JourneyState, house = aHouse()): Partial<Record<Reminder, string>> =>
  Object.fromEntries(
    Object.entries(timetable(state, house)).map(([what, at]) => [what, showHcm(at)]),
  )

describe('a hot lead that nobody has', () => {
  it('is shown again after 5, told the managers after 15 and assigned after 30 working minutes', () => {
    expect(shown(aJourney())).toEqual({
      announce: '2026-11-30 09:30',
      show_again: '2026-11-30 09:35',
      tell_managers: '2026-11-30 09:45',
      assign_in_turn: '2026-11-30 10:00',
    })
  })

  it('waits for the opening at night, and the ladder with it', () => {
    const house = aHouse(clock('23:00', '2026-11-28'))
    expect(shown(aJourney({ announcedAt: null }), house)).toMatchObject({
      announce: '2026-11-30 08:00',
      show_again: '2026-11-30 08:05',
    })
  })

  it('climbs by working minutes over lunch', () => {
    expect(shown(aJourney({ announcedAt: clock('11:50') }))).toMatchObject({
      show_again: '2026-11-30 11:55',
      tell_managers: '2026-11-30 13:35',
    })
  })

  it('is the managers’ to give after two broken promises', () => {
    expect(shown(aJourney({ rounds: 1 }))).toHaveProperty('assign_in_turn')
    expect(shown(aJourney({ rounds: 2 }))).not.toHaveProperty('assign_in_turn')
  })
})

describe('a promised call', () => {
  it('is nudged before and broken at the instants promised', () => {
    expect(shown(aClaimedJourney())).toEqual({
      nudge_first_call: '2026-11-30 09:41',
      break_promise: '2026-11-30 09:46',
    })
  })
})

describe('a lead that is worked', () => {
  it('is due at its next step, and silent two and four working days after it', () => {
    expect(shown(aWorkedJourney())).toEqual({
      next_step_due: '2026-12-01 09:40',
      notice_silence: '2026-12-03 09:40',
      silence_to_managers: '2026-12-07 09:40',
    })
  })

  it('is silent since the last touch when nothing is planned', () => {
    expect(shown(aWorkedJourney({ nextStep: null }))).toEqual({
      notice_silence: '2026-12-02 09:40',
      silence_to_managers: '2026-12-04 09:40',
    })
  })
})

describe('a meeting', () => {
  it('is reminded of a day and an hour before, and asked about until the managers hear', () => {
    expect(shown(aMeetingJourney())).toEqual({
      remind_first: '2026-12-02 14:00',
      remind_again: '2026-12-03 13:00',
      ask_outcome: '2026-12-03 15:00',
      ask_outcome_again: '2026-12-03 16:00',
      outcome_to_managers: '2026-12-04 15:00',
    })
  })

  it('is not reminded of at hours that were over when it was booked', () => {
    const soon = { startsAt: clock('14:00'), endsAt: clock('15:00') }
    const times = shown(aMeetingJourney({ meeting: aMeeting(soon) }))
    expect(times).not.toHaveProperty('remind_first')
    expect(times).toHaveProperty('remind_again', '2026-11-30 13:00')
  })

  it('takes the longer reminder first, however the policy writes them', () => {
    const house = aHouse(clock('09:40'), aPolicy({ meetings: { remindBeforeMinutes: [30, 120] } }))
    expect(shown(aMeetingJourney(), house)).toMatchObject({
      remind_first: '2026-12-03 12:00',
      remind_again: '2026-12-03 13:30',
    })
  })

  it('may have no reminders', () => {
    const house = aHouse(clock('09:40'), aPolicy({ meetings: { remindBeforeMinutes: [] } }))
    const times = shown(aMeetingJourney(), house)
    expect(times).not.toHaveProperty('remind_first')
    expect(times).not.toHaveProperty('remind_again')
  })

  it('does not swallow a call that is due before it', () => {
    const dueAt = clock('16:00', '2026-12-01')
    const state = aMeetingJourney({ nextStep: { kind: 'call_back', dueAt, attempt: 2 } })
    expect(shown(state)).toMatchObject({
      next_step_due: '2026-12-01 16:00',
      remind_first: '2026-12-02 14:00',
    })
  })
})

describe('a lead that waits for nobody', () => {
  it.each<[string, Partial<JourneyState>]>([
    ['in the queue', { band: 'warm' }],
    ['nurtured', { band: 'cool' }],
    ['unreachable', { stage: 'unreachable' }],
    ['won', { stage: 'won' }],
    ['lost', { stage: 'lost' }],
    ['put out', { disqualified: 'spam' }],
    ['below the minimum', { band: 'disqualified' }],
  ])('has nothing due: %s', (_what, over) => {
    expect(shown(aJourney(over))).toEqual({})
  })
})
