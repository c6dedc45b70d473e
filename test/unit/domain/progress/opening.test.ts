import { describe, expect, it } from 'vitest'
import type { JourneyState } from '../../../../src/domain/lead/journey-state.ts'
import { waitsFor } from '../../../../src/domain/progress/opening.ts'
import { aClaimedJourney, aHouse, aJourney } from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'

const sunday = clock('22:00', '2026-11-29')
const opening = clock('08:00')
const waiting = (over: Partial<JourneyState> = {}) => aJourney({ announcedAt: null, ...over })

describe('the opening that a lead waits for', () => {
  it('is the next one for a free hot lead of the night', () => {
    expect(waitsFor(waiting(), null, aHouse(sunday))).toBe(opening)
  })

  it('is none in working time: the lead is shown at once', () => {
    expect(waitsFor(waiting(), null, aHouse(clock('09:40')))).toBeNull()
  })

  it('stays when it has come and the lead was not shown yet', () => {
    expect(waitsFor(waiting(), opening, aHouse(clock('09:40')))).toBe(opening)
  })

  it('is reckoned anew as long as it has not come', () => {
    expect(waitsFor(waiting(), clock('07:00'), aHouse(clock('06:00')))).toBe(opening)
  })

  it.each<[string, JourneyState]>([
    ['shown', aJourney()],
    ['claimed', aClaimedJourney({ announcedAt: null })],
    ['put out', waiting({ disqualified: 'spam' })],
    ['only warm', waiting({ band: 'warm' })],
    ['closed', waiting({ stage: 'lost' })],
  ])('is none for one that is %s', (_what, state) => {
    expect(waitsFor(state, opening, aHouse(sunday))).toBeNull()
  })
})
