import type { Actor, Language, MemberId } from '../../../domain/lead/lead.ts'
import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Instant } from '../../../domain/working-time/instant.ts'
import { translator } from '../../../i18n/translator.ts'

/** Whose language and clock a card speaks. */
export interface Reader {
  readonly language: Language
  readonly zone: string
  readonly now: Instant
}

/** `channel` and `owner` cards stay and are edited in place; an `asker`'s is read once. */
export interface LeadView extends Reader {
  readonly audience: 'channel' | 'owner' | 'asker'
  readonly members: readonly MemberRecord[]
  /** Who asked; without one an asker sees what the channel sees. */
  readonly viewer?: Actor
}

/** A contact is complete for the owner and the managers, masked for everybody else. */
export function seesContact(
  lead: Pick<LeadRecord, 'ownerId'>,
  { audience, viewer }: Pick<LeadView, 'audience' | 'viewer'>,
): boolean {
  if (audience !== 'asker') return audience === 'owner'
  if (viewer === undefined) return false
  return viewer.role !== 'member' || viewer.memberId === lead.ownerId
}

/** What the team calls a member; the id when they have left. */
export const memberName = (
  members: readonly MemberRecord[],
  id: MemberId | string | null,
  { language }: Pick<Reader, 'language'>,
): string => {
  if (id === null) return translator(language)('member.nobody')
  return members.find((member) => member.id === id)?.name ?? id
}
