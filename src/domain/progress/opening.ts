import { chapterOf, type JourneyState } from '../lead/journey-state.ts'
import type { Instant } from '../working-time/instant.ts'
import { nextOpening } from '../working-time/working-time.ts'
import type { House } from './progress.ts'

/**
 * The opening at which a free hot lead is to be shown to the team; null for one that waits for none.
 * One that has come stays until the lead was shown, however late Baton wakes. Source: PRODUCT.md, step 4.
 */
export function waitsFor(
  state: JourneyState,
  before: Instant | null,
  { at, calendarOf }: House,
): Instant | null {
  if (state.announcedAt !== null || chapterOf(state) !== 'announcing') return null
  if (before !== null && before <= at) return before
  const opening = nextOpening(calendarOf(null), at)
  return opening > at ? opening : null
}
