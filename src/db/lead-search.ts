import { z } from 'zod'
import { normaliseEmail } from '../domain/identity/email.ts'
import { normalisePhone } from '../domain/identity/phone.ts'
import type { LeadRecord } from '../domain/lead/record.ts'
import { matchKeys } from '../domain/matching/match-keys.ts'
import { foldedWords } from '../domain/text/fold.ts'
import type { Database } from './client.ts'
import { Prisma } from './generated/client.ts'
import { pageOfLeads } from './lead-page.ts'
import { readLeads } from './lead-record.ts'
import { leadId } from './lead-state.ts'
import { offsetOf, type Page, type Paged } from './page.ts'
import { inTransaction } from './transaction.ts'

/**
 * Leads by id, number (`#1042`, `1042`), phone, mail, or name: the beginnings of its words, in any order,
 * diacritics optional. The most recent first. A text that says nothing finds nothing.
 */
export async function findLeads(
  db: Database,
  query: string,
  page: Page,
): Promise<Paged<LeadRecord>> {
  const text = query.trim()
  const exact = exactly(text)
  if (exact !== null) return pageOfLeads(db, exact, newestFirst, page)
  const words = foldedWords(text)
  return words.length === 0 ? { items: [], total: 0 } : named(db, words, page)
}

const newestFirst = Prisma.sql`created_at DESC, id DESC`

function exactly(text: string): Prisma.Sql | null {
  if (z.uuid().safeParse(text).success) return Prisma.sql`id = ${text}::uuid`
  if (/^(#\d{1,9}|[1-9]\d{0,6})$/.test(text)) {
    return Prisma.sql`number = ${Number(text.replace('#', ''))}`
  }
  const phone = normalisePhone(text)
  if (phone.ok) return reachedBy(Prisma.sql`phone = ${phone.e164}`, matchKeys({ phone: text }))
  const email = normaliseEmail(text)
  if (email.ok) return reachedBy(Prisma.sql`email = ${email.address}`, matchKeys({ email: text }))
  return null
}

/** What a lead shows, and what it is known by: an older number, the mailbox behind an address. */
const reachedBy = (shown: Prisma.Sql, keys: readonly string[]): Prisma.Sql => Prisma.sql`
  id IN (SELECT id FROM lead WHERE ${shown}
    UNION SELECT lead_id FROM lead_key WHERE key = ANY(${[...keys]}))`

async function named(
  db: Database,
  words: readonly string[],
  page: Page,
): Promise<Paged<LeadRecord>> {
  const { total, ids } = await inTransaction(db, async (tx) => {
    // A surname such as Nguyễn is four leads in ten; their places in the index must fit into memory.
    await tx.$executeRaw`SET LOCAL work_mem = '32MB'`
    const [found] = hits.parse(await tx.$queryRaw(namesakes(words, page)))
    return found
  })
  return { total, items: await readLeads(db, ids.map(leadId)) }
}

/**
 * Gathered before they are ordered: the planner takes word beginnings for common, and would walk back through all
 * leads for a name nobody has. Folded words are letters and digits, so nothing in one is an operator.
 */
const namesakes = (words: readonly string[], page: Page): Prisma.Sql => Prisma.sql`
  WITH hit AS MATERIALIZED (
    SELECT id, created_at FROM lead
    WHERE to_tsvector('simple', translate(name_folded, './@_-', '     '))
      @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})
  )
  SELECT (SELECT count(*)::int FROM hit) AS total,
    ARRAY(SELECT id::text FROM hit
      ORDER BY ${newestFirst} LIMIT ${page.size} OFFSET ${offsetOf(page)}) AS ids`

const hits = z.tuple([z.object({ total: z.number(), ids: z.array(z.uuid()) })])
