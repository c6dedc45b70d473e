import type { Actor } from '../../domain/lead/lead.ts'
import type { LeadRecord, MemberRecord } from '../../domain/lead/record.ts'
import type { Refusal } from '../../domain/lead/refusal.ts'
import type { Desk } from './desk.ts'
import type { Asker, Inbound } from './inbound.ts'
import type { Reply } from './reply.ts'
import type { LeadView, Reader } from './views/reader.ts'
import { refusalCard } from './views/refusal-card.ts'

export type InboundOf<Kind extends Inbound['kind']> = Extract<Inbound, { kind: Kind }>

export const readerFor = ({ language, zone }: Asker, desk: Desk): Reader => ({
  language,
  zone,
  now: desk.now(),
})

export const actorOf = ({ memberId, role }: Asker): Actor => ({ memberId, role })

export const askersView = (
  asker: Asker,
  members: readonly MemberRecord[],
  desk: Desk,
): LeadView & { readonly viewer: Actor } => ({
  ...readerFor(asker, desk),
  audience: 'asker',
  members,
  viewer: actorOf(asker),
})

/** The refusal in words; who came second to a claim is offered the next free lead. */
export async function refuse(
  refusal: Refusal,
  lead: LeadRecord | null,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const members = await desk.members()
  const next =
    refusal.code === 'already_claimed' && refusal.by !== asker.memberId
      ? ((await desk.queue(null, { number: 0, size: 1 })).items[0] ?? null)
      : null
  const view = { ...readerFor(asker, desk), members, asker, lead, next }
  return { kind: 'tell', card: refusalCard(refusal, view) }
}
