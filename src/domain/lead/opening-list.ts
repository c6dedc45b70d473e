import type { Instant } from '../working-time/instant.ts'
import type { PlaceName } from './place.ts'
import type { LeadRecord } from './record.ts'

/** A message that shows several leads of one opening; the first part is 0. */
export interface ListPart {
  readonly opening: Instant
  readonly part: number
}

/** The same in one channel. */
export interface ListPlace extends ListPart {
  readonly platform: string
  readonly place: PlaceName
}

/** The leads that waited for one opening, as far as one message shows them. */
export interface OpeningList {
  readonly at: ListPlace
  /** When the team had closed before; null when nobody remembers. */
  readonly closedAt: Instant | null
  /** Best first. */
  readonly leads: readonly LeadRecord[]
  /** The rank of the first of them among all. */
  readonly firstRank: number
  readonly total: number
}
