import type { MemberId } from './lead.ts'

/** Where a message goes, as the record names it: a channel's id, or `@` and a member's id. */
export type PlaceName = string

export const placeOfMember = (member: MemberId): PlaceName => `@${member}`

export const memberOfPlace = (place: PlaceName): MemberId | null =>
  place.startsWith('@') ? (place.slice(1) as MemberId) : null
