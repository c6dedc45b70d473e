import type { MemberRecord } from '../../domain/lead/record.ts'
import type { Page } from '../../domain/page.ts'
import { askersView, readerFor } from './asking.ts'
import type { Card } from './card.ts'
import type { Desk } from './desk.ts'
import type { Asker } from './inbound.ts'
import { hitsCard, hitsPageSize } from './views/hits-card.ts'
import { queueCard, queuePageSize } from './views/queue-card.ts'

/** A member's queue; null: the leads nobody has. */
export async function showQueue(
  owner: Pick<MemberRecord, 'id' | 'name'> | null,
  asker: Asker,
  desk: Desk,
  pageNumber = 0,
): Promise<Card> {
  const page: Page = { number: pageNumber, size: queuePageSize }
  const found = await desk.queue(owner?.id ?? null, page)
  const view = { ...readerFor(asker, desk), owner, isMine: owner?.id === asker.memberId }
  return queueCard(found, page, view)
}

export async function showHits(
  query: string,
  asker: Asker,
  desk: Desk,
  pageNumber = 0,
): Promise<Card> {
  const page: Page = { number: pageNumber, size: hitsPageSize }
  const [found, members] = await Promise.all([desk.findLeads(query, page), desk.members()])
  return hitsCard(query, found, page, askersView(asker, members, desk))
}
