import { maskPhone } from '../../../domain/identity/mask.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { Page, Paged } from '../../../domain/page.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { buttonRow, dotted, drawnBy, header, leadButton, pager, text } from './blocks.ts'
import type { HistoryView } from './history-card.ts'
import { bandEmoji, bandShown, bandWord, nameAndCompany, stageWord } from './lead-words.ts'
import { memberName } from './reader.ts'

export const hitsPageSize = 8

/** Several leads answer to the search; one button each. */
export function hitsCard(
  query: string,
  { items, total }: Paged<LeadRecord>,
  page: Page,
  view: HistoryView,
): Card {
  const title = translator(view.language)('hits.title', { query, n: total })
  return {
    fallback: title,
    blocks: [
      header(title),
      ...items.flatMap((lead) => hit(lead, view)),
      ...pager('hits', query, { page, total }, view),
    ],
    ...drawnBy({ kind: 'page', list: 'hits', of: query, page: page.number }),
  }
}

function hit(lead: LeadRecord, view: HistoryView): readonly Block[] {
  const { language } = view
  const band = bandShown(lead)
  const facts = dotted(
    `${bandEmoji[band]} ${bandWord(band, language)} ${lead.score}`,
    stageWord(lead.stage, language),
    lead.phone === null ? null : maskPhone(lead.phone),
    lead.ownerName ?? memberName(view.members, lead.ownerId, view),
  )
  return [
    text(`#${lead.number} `, { bold: nameAndCompany(lead, language) }, ` · ${facts}`),
    ...buttonRow(leadButton('show', lead.id, view)),
  ]
}
