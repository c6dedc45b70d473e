import { z } from 'zod'
import type { LeadRecord } from '../domain/lead/record.ts'
import { offsetOf, type Page, type Paged } from '../domain/page.ts'
import type { Database } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { readLeads } from './lead-record.ts'
import { leadId } from './lead-state.ts'

const found = z.tuple([z.object({ total: z.number(), ids: z.array(z.uuid()) })])

/** The leads of one page and how many there are in all. */
export async function pageOfLeads(
  db: Database,
  where: Prisma.Sql,
  order: Prisma.Sql,
  page: Page,
): Promise<Paged<LeadRecord>> {
  const [{ total, ids }] = found.parse(
    await db.prisma.$queryRaw`
      SELECT (SELECT count(*)::int FROM lead WHERE ${where}) AS total,
        ARRAY(SELECT id::text FROM lead WHERE ${where}
          ORDER BY ${order} LIMIT ${page.size} OFFSET ${offsetOf(page)}) AS ids`,
  )
  return { total, items: await readLeads(db, ids.map(leadId)) }
}
