import type { Command } from 'commander'
import { history } from '../db/history.ts'
import { findLeads } from '../db/lead-search.ts'
import type { LeadRecord } from '../domain/lead/record.ts'
import { print } from './output.ts'
import { Problem } from './problem.ts'
import { withDatabase } from './with-database.ts'

export const leadCommand = (baton: Command): Command =>
  baton.command('lead <query>').option('--json', 'answer in JSON').action(find)

const shown = { number: 0, size: 20 }

async function find(query: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  await withDatabase(async (db) => {
    const hits = await findLeads(db, query, shown)
    const [lead] = hits.items
    if (lead === undefined) throw new Problem(`Nobody is found under "${query}".`)
    const timeline = hits.total === 1 ? await history(db, lead.id, { number: 0, size: 50 }) : null
    const answer = { total: hits.total, leads: hits.items, history: timeline?.items ?? [] }
    print(answer, json, () => [...hits.items.map(line), ...remaining(hits)].join('\n'))
  })
}

const line = ({ number, name, company, stage, band, score, ownerName }: LeadRecord): string =>
  `#${number}  ${name ?? '—'}  ${company ?? ''}  ${stage}  ${band} ${score}  ${ownerName ?? 'nobody'}`

const remaining = ({
  items,
  total,
}: {
  readonly items: readonly unknown[]
  readonly total: number
}) => (total > items.length ? [`… and ${total - items.length} more: say more of the name.`] : [])
