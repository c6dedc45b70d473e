import { describe, expect, it } from 'vitest'
import type { JourneyState } from '../../../../src/domain/lead/journey-state.ts'
import type { Band } from '../../../../src/domain/lead/lead.ts'
import { rescored } from '../../../../src/domain/progress/rescore.ts'
import { aJourney, aWorkedJourney, lan } from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'

const bandChangesAt = clock('09:00', '2026-12-08')
const to = (state: JourneyState, band: Band, restored = false) =>
  rescored(state, { band, bandChangesAt, restored })

describe('a new score', () => {
  it('of the same band only moves the instant at which the band changes next', () => {
    const state = aJourney({ told: ['announce'] })
    expect(to(state, 'hot')).toEqual({ state: { ...state, bandChangesAt } })
  })
})

describe('a lead that nobody has', () => {
  it('is announced anew when it becomes hot', () => {
    const { state, tell } = to(aJourney({ band: 'warm', told: ['announce'] }), 'hot')
    expect(state).toMatchObject({ band: 'hot', announcedAt: null, told: [] })
    expect(tell).toBeUndefined()
  })

  it('keeps its card when it cools', () => {
    const { state } = to(aJourney({ told: ['announce', 'show_again'] }), 'warm')
    expect(state).toMatchObject({ band: 'warm', announcedAt: clock('09:30'), told: [] })
  })

  it('is not reminded again of the meeting when its band changes', () => {
    const state = aJourney({ band: 'warm', told: ['remind_first', 'announce'] })
    expect(to(state, 'hot').state.told).toEqual(['remind_first'])
  })

  it('is put out below the minimum, and back above it', () => {
    const out = to(aJourney({ band: 'cool' }), 'disqualified').state
    expect(out.disqualified).toBe('below_minimum')
    expect(to(out, 'disqualified').state.disqualified).toBe('below_minimum')
    expect(to(out, 'cool').state.disqualified).toBeNull()
  })

  it('stays out for the reason a person gave, whatever the score', () => {
    const spam = aJourney({ disqualified: 'spam' })
    expect(to(spam, 'disqualified').state.disqualified).toBe('spam')
    expect(to({ ...spam, band: 'cool' }, 'hot').state.disqualified).toBe('spam')
  })

  it('is cool and not out after it was put back by hand', () => {
    const { state } = to(aJourney({ band: 'cool' }), 'disqualified', true)
    expect(state).toMatchObject({ band: 'cool', disqualified: null })
  })
})

describe('a lead that somebody has', () => {
  it('stays theirs, and they hear which way it went', () => {
    const { state, tell } = to(aWorkedJourney(), 'cool')
    expect(state).toMatchObject({ ownerId: lan.memberId, band: 'cool' })
    expect(tell).toEqual([{ to: 'owner', notice: { kind: 'cooled', band: 'cool' } }])
    expect(to(aWorkedJourney({ band: 'warm' }), 'hot').tell).toEqual([
      { to: 'owner', notice: { kind: 'warmed', band: 'hot' } },
    ])
  })

  it('is not put out by its score', () => {
    const { state, tell } = to(aWorkedJourney(), 'disqualified')
    expect(state.disqualified).toBeNull()
    expect(tell).toEqual([{ to: 'owner', notice: { kind: 'cooled', band: 'disqualified' } }])
  })

  it.each<Partial<JourneyState>>([{ stage: 'won' }, { stage: 'lost' }, { disqualified: 'spam' }])(
    'is not spoken of once it has ended: %o',
    (over) => {
      const { state, tell = [] } = to(aWorkedJourney(over), 'cool')
      expect(state.band).toBe('cool')
      expect(tell).toEqual([])
    },
  )
})

describe('a lead that is closed', () => {
  it('is not put out as well when its score falls', () => {
    const { state } = to(aJourney({ stage: 'lost' }), 'disqualified')
    expect(state).toMatchObject({ stage: 'lost', disqualified: null })
  })
})
