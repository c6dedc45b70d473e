import type { HistoryEntry, LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Page, Paged } from '../../../domain/page.ts'
import { dayAndTime } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { drawnBy, header, lines, pager, text } from './blocks.ts'
import { historyWords } from './history-words.ts'
import { nameAndCompany } from './lead-words.ts'
import type { Reader } from './reader.ts'

export interface HistoryView extends Reader {
  readonly members: readonly MemberRecord[]
}

export const historyPageSize = 12

/** What happened with the lead, newest first. */
export function historyCard(
  lead: LeadRecord,
  { items, total }: Paged<HistoryEntry>,
  page: Page,
  view: HistoryView,
): Card {
  const title = translator(view.language)('history.title', {
    name: nameAndCompany(lead, view.language),
  })
  return {
    fallback: title,
    blocks: [
      header(title),
      ...historyBlocks(items, view),
      ...pager('history', lead.id, { page, total }, view),
    ],
    ...drawnBy({ kind: 'page', list: 'history', of: lead.id, page: page.number }),
  }
}

export function historyBlocks(items: readonly HistoryEntry[], view: HistoryView): readonly Block[] {
  if (items.length === 0) return [text(translator(view.language)('history.empty'))]
  return lines(
    items.map(
      (entry) =>
        `${dayAndTime(entry.at, view.zone, view.language, view.now)} — ${historyWords(entry, view)}`,
    ),
  )
}
