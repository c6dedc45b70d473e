import type { MemberId } from '../domain/lead/lead.ts'
import type { LeadRecord } from '../domain/lead/record.ts'
import type { Page, Paged } from '../domain/page.ts'
import type { Database } from './client.ts'
import { Prisma } from './generated/client.ts'
import { pageOfLeads } from './lead-page.ts'

/**
 * A member's open leads: what is due first, so the latest one leads; then those with nothing due, hot first.
 * Null: the open hot and warm leads nobody has, best first, the oldest of equals first.
 */
export const queue = (
  db: Database,
  owner: MemberId | null,
  page: Page,
): Promise<Paged<LeadRecord>> =>
  owner === null
    ? pageOfLeads(db, unowned, bestFirst, page)
    : pageOfLeads(db, ownedBy(owner), dueFirst, page)

/** Somebody is at work on it, or could be. An unreachable lead is being nurtured. Same words as the index. */
export const isOpen = Prisma.sql`disqualified IS NULL
  AND stage IN ('new', 'researched', 'potential', 'hot')`

const ownedBy = (owner: MemberId) => Prisma.sql`owner_id = ${owner} AND ${isOpen}`
const dueFirst = Prisma.sql`next_due_at, array_position('{hot,warm,cool}', band), score DESC, id`

const unowned = Prisma.sql`owner_id IS NULL AND band IN ('hot', 'warm') AND ${isOpen}`
const bestFirst = Prisma.sql`score DESC, created_at, id`
