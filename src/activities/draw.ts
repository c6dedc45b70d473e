import type { Card } from '../bot/core/card.ts'
import { leadCard } from '../bot/core/views/lead-card.ts'
import { noticeCard } from '../bot/core/views/notice-card.ts'
import { openingListCard } from '../bot/core/views/opening-list-card.ts'
import type { Reader } from '../bot/core/views/reader.ts'
import type { Database } from '../db/client.ts'
import { readLead } from '../db/lead-record.ts'
import type { Destination, OutboundRow } from '../db/outbox.ts'
import type { Audience } from '../domain/lead/notice.ts'
import type { ListPart } from '../domain/lead/opening-list.ts'
import { memberOfPlace } from '../domain/lead/place.ts'
import type { LeadRecord, MemberRecord } from '../domain/lead/record.ts'
import { stillHolds } from '../domain/lead/still-holds.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Rules, RulesInForce } from './house.ts'
import { openingList } from './opening-list.ts'

/** Where it is read, and the list in which the lead stands there, if in one. */
type Reading = Destination & { readonly list: ListPart | null }

/** Puts a message into the words of those who read it there; null when there is nothing left to say. */
export type Draw = (row: OutboundRow, to: Reading, now: Instant) => Promise<Card | null>

export function createDraw(db: Database, inForce: RulesInForce): Draw {
  return async (row, to, now) => {
    const lead = row.leadId === null ? null : await readLead(db, row.leadId)
    if (lead === null) return null
    const rules = await inForce()
    const reader = { ...readerAt(rules, to, now), members: rules.members }
    const { content } = row
    if (content.view === 'card')
      return to.list === null
        ? leadCard(lead, { ...reader, audience: cardAudience(lead, to) })
        : openingListCard(await openingList(db, rules, { ...to, ...to.list }), reader)
    if (!stillHolds(content.notice, lead)) return null
    const audience = noticeAudience(row, lead, to)
    return noticeCard(content.notice, lead, { ...reader, audience, inList: to.list !== null })
  }
}

/** A member reads in their own language and time, a channel in its own language and the team's time. */
function readerAt({ policy, members }: Rules, to: Destination, now: Instant): Reader {
  const member = memberAt(members, to)
  if (member !== null) return { language: member.language, zone: member.zone, now }
  const channel = policy.team.channels.find(({ id }) => id === to.place)
  return { language: channel?.language ?? policy.team.language, zone: policy.team.zone, now }
}

function memberAt(members: readonly MemberRecord[], { place }: Destination): MemberRecord | null {
  const id = memberOfPlace(place)
  return members.find((member) => member.id === id) ?? null
}

/** Whoever had the lead before keeps a card that no longer shows the contact. */
const cardAudience = ({ ownerId }: LeadRecord, { place }: Destination): 'owner' | 'channel' =>
  ownerId !== null && memberOfPlace(place) === ownerId ? 'owner' : 'channel'

function noticeAudience(row: OutboundRow, { ownerId }: LeadRecord, to: Destination): Audience {
  if (row.kind === 'thread' || row.kind === 'channel') return row.kind
  const { content } = row
  const hadIt = content.view === 'notice' && content.notice.kind === 'promise_broken'
  const owner = hadIt ? content.notice.owner : ownerId
  return memberOfPlace(to.place) === owner ? 'owner' : 'managers'
}
