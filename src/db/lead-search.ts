import { z } from 'zod'
import { normaliseEmail } from '../domain/identity/email.ts'
import { normalisePhone } from '../domain/identity/phone.ts'
import type { LeadRecord } from '../domain/lead/record.ts'
import { matchKeys } from '../domain/matching/match-keys.ts'
import { offsetOf, type Page, type Paged } from '../domain/page.ts'
import { foldedWords } from '../domain/text/fold.ts'
import type { Database } from './client.ts'
import { Prisma } from './generated/client.ts'
import { pageOfLeads } from './lead-page.ts'
import { readLeads } from './lead-record.ts'
import { leadId } from './lead-state.ts'

/**
 * Leads by id, number (`#1042`, `1042`), phone, mail, or name: the beginnings of its words, in any order,
 * diacritics optional. The most recent first. A text that says nothing finds nothing. A name is counted up to
 * `mostNamesakes`: at a million leads, counting every Nguyễn takes seconds and helps nobody.
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

/** A name that more have is counted up to here, and its newest leads are what can be paged through. */
export const mostNamesakes = 5_000

async function named(
  db: Database,
  words: readonly string[],
  page: Page,
): Promise<Paged<LeadRecord>> {
  const isNamed = nameHolds(words)
  const [{ total, ids }] = hits.parse(await db.prisma.$queryRaw(gathered(isNamed, page)))
  if (total <= mostNamesakes) return { total, items: await readLeads(db, ids.map(leadId)) }
  const newest = rows.parse(await db.prisma.$queryRaw(newestOf(isNamed, page)))
  return {
    total: mostNamesakes,
    items: await readLeads(
      db,
      newest.map(({ id }) => leadId(id)),
    ),
  }
}

/** Folded words are letters and digits, so nothing in one is an operator. The same expression as the index. */
const nameHolds = (words: readonly string[]): Prisma.Sql => Prisma.sql`
  to_tsvector('simple', translate(name_folded, './@_-', '     '))
    @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`

/** Gathered before they are ordered, or the planner walks back through all leads for a name nobody has. */
const gathered = (isNamed: Prisma.Sql, page: Page): Prisma.Sql => Prisma.sql`
  WITH hit AS MATERIALIZED (
    SELECT id, created_at FROM lead WHERE ${isNamed} LIMIT ${mostNamesakes + 1}
  )
  SELECT (SELECT count(*)::int FROM hit) AS total,
    ARRAY(SELECT id::text FROM hit
      ORDER BY ${newestFirst} LIMIT ${page.size} OFFSET ${offsetOf(page)}) AS ids`

/** So many have it that walking back from the newest lead soon meets a page of them. */
const newestOf = (isNamed: Prisma.Sql, page: Page): Prisma.Sql => Prisma.sql`
  SELECT id FROM lead WHERE ${isNamed} ORDER BY ${newestFirst}
  LIMIT ${Math.max(0, Math.min(page.size, mostNamesakes - offsetOf(page)))} OFFSET ${offsetOf(page)}`

const hits = z.tuple([z.object({ total: z.number(), ids: z.array(z.uuid()) })])
const rows = z.array(z.object({ id: z.uuid() }))
