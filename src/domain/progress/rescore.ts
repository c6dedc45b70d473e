import { chapterOf, isOfMeeting, type JourneyState } from '../lead/journey-state.ts'
import { type Band, isClosedStage } from '../lead/lead.ts'
import type { Instant } from '../working-time/instant.ts'
import type { Progress } from './progress.ts'

/** The score as far as a journey needs it. */
export interface NewBand {
  readonly band: Band
  readonly bandChangesAt: Instant | null
  /** Put back by hand: too few points no longer put it out. */
  readonly restored: boolean
}

/** What a new score means: a hot lead is announced, a poor one put out, an owned one never taken away. */
export function rescored(state: JourneyState, score: NewBand): Progress {
  const band = score.restored && score.band === 'disqualified' ? 'cool' : score.band
  const after = { ...state, band, bandChangesAt: score.bandChangesAt }
  if (band === state.band) return { state: putOutOrBack(after) }
  if (state.ownerId === null) return { state: putOutOrBack(freshlyHot(after)) }
  if (chapterOf(after) === 'ended') return { state: after }
  const kind = order.indexOf(band) < order.indexOf(state.band) ? 'cooled' : 'warmed'
  return { state: after, tell: [{ to: 'owner', notice: { kind, band } }] }
}

const order: readonly Band[] = ['disqualified', 'cool', 'warm', 'hot']

function freshlyHot(state: JourneyState): JourneyState {
  const told = state.told.filter(isOfMeeting)
  return state.band === 'hot' ? { ...state, announcedAt: null, told } : { ...state, told }
}

function putOutOrBack(state: JourneyState): JourneyState {
  if (state.ownerId !== null || isClosedStage(state.stage)) return state
  if (state.band === 'disqualified' && state.disqualified === null) {
    return { ...state, disqualified: 'below_minimum' }
  }
  if (state.band !== 'disqualified' && state.disqualified === 'below_minimum') {
    return { ...state, disqualified: null }
  }
  return state
}
