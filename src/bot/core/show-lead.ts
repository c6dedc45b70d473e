import type { LeadRecord } from '../../domain/lead/record.ts'
import type { Page } from '../../domain/page.ts'
import { translator } from '../../i18n/translator.ts'
import { askersView } from './asking.ts'
import type { Card } from './card.ts'
import type { Desk } from './desk.ts'
import type { Asker } from './inbound.ts'
import { divider, drawnBy, text } from './views/blocks.ts'
import { historyBlocks, historyCard, historyPageSize } from './views/history-card.ts'
import { leadCard } from './views/lead-card.ts'
import { whyCard } from './views/why-card.ts'

/** The lead's card as the asker may see it, with the latest of its history. */
export async function showLead(lead: LeadRecord, asker: Asker, desk: Desk): Promise<Card> {
  const [members, history] = await Promise.all([
    desk.members(),
    desk.history(lead.id, { number: 0, size: latest }),
  ])
  const view = askersView(asker, members, desk)
  const card = leadCard(lead, view)
  const title = translator(view.language)('history.latest')
  return {
    fallback: card.fallback,
    blocks: [...card.blocks, divider, text({ bold: title }), ...historyBlocks(history.items, view)],
    ...drawnBy({ kind: 'lead', verb: 'show', leadId: lead.id }),
  }
}

const latest = 5

export async function showHistory(
  lead: LeadRecord,
  asker: Asker,
  desk: Desk,
  pageNumber = 0,
): Promise<Card> {
  const page: Page = { number: pageNumber, size: historyPageSize }
  const [members, history] = await Promise.all([desk.members(), desk.history(lead.id, page)])
  return historyCard(lead, history, page, askersView(asker, members, desk))
}

export const showWhy = (lead: LeadRecord, asker: Asker, desk: Desk): Card =>
  whyCard(lead, { language: asker.language, zone: asker.zone, now: desk.now() })
