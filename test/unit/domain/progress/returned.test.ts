import { describe, expect, it } from 'vitest'
import type { JourneyState } from '../../../../src/domain/lead/journey-state.ts'
import { returned } from '../../../../src/domain/progress/visit.ts'
import { aHouse, aJourney, aStanding, aWorkedJourney, lan } from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'

const visit = { source: 'website', visits: 2 }
const notice = { kind: 'returned', ...visit }
const back = (state: JourneyState) => returned(aStanding(state), visit, aHouse())

describe('a buyer who comes back', () => {
  it('is told in the thread and to the owner, and changes nothing that goes on', () => {
    const { state, tell } = back(aWorkedJourney())
    expect(state).toEqual(aWorkedJourney())
    expect(tell).toEqual([
      { to: 'thread', notice },
      { to: 'owner', notice },
    ])
  })

  it('is told in the thread only while the card is up for claiming', () => {
    expect(back(aJourney()).tell).toEqual([{ to: 'thread', notice }])
  })

  it('goes on with the owner, who promises a call', () => {
    const { state, stageReason } = back(aWorkedJourney({ stage: 'lost', nextStep: null }))
    expect(state).toMatchObject({
      stage: 'researched',
      ownerId: lan.memberId,
      promise: { nudgeAt: clock('09:50'), dueAt: clock('09:55') },
    })
    expect(stageReason).toBe('returned')
  })

  it('is announced anew when nobody has the lead, and the managers hear', () => {
    const { state, tell } = back(aJourney({ stage: 'lost' }))
    expect(state).toMatchObject({ stage: 'researched', ownerId: null, announcedAt: null })
    expect(tell).toEqual([
      { to: 'thread', notice },
      { to: 'managers', notice },
    ])
  })

  it('was unreachable and is called by the plan from its beginning', () => {
    const gone = aWorkedJourney({ stage: 'unreachable', attemptsMade: 6, nextStep: null })
    expect(back(gone).state).toMatchObject({ stage: 'researched', attemptsMade: 0 })
  })

  it.each<Partial<JourneyState>>([
    { stage: 'won' },
    { stage: 'wrong_target' },
    { disqualified: 'spam' },
  ])('does not open again what ended for good: %o', (over) => {
    const { state, stageReason } = back(aWorkedJourney(over))
    expect(state).toEqual(aWorkedJourney(over))
    expect(stageReason).toBeUndefined()
  })
})
