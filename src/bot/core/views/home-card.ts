import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { Paged } from '../../../domain/page.ts'
import type { Pipeline } from '../../../domain/pipeline/pipeline.ts'
import { amountWords } from '../../../i18n/money-words.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Card } from '../card.ts'
import type { Asker } from '../inbound.ts'
import { button, buttonRow, divider, dotted, header, text } from './blocks.ts'
import { queueItem } from './queue-card.ts'
import type { Reader } from './reader.ts'

export interface HomeFacts {
  readonly asker: Pick<Asker, 'memberId' | 'name'>
  readonly mine: Paged<LeadRecord>
  readonly open: number
  /** This month, grouped by rep. */
  readonly month: Pipeline
}

/** The asker's day: what is due, in order, and how their month goes. */
export function homeCard({ asker, mine, open, month }: HomeFacts, reader: Reader): Card {
  const t = translator(reader.language)
  const title = t('home.title', { name: asker.name })
  const view = { ...reader, owner: { id: asker.memberId, name: asker.name }, isMine: true }
  const late = mine.items.filter(({ nextStep }) => nextStep !== null && nextStep.dueAt < reader.now)
  const promised = mine.items.filter(({ nextStep }) => nextStep?.kind === 'first_call')
  return {
    fallback: title,
    blocks: [
      header(title),
      text(
        dotted(
          t('home.mine', { n: mine.total }),
          t('home.promised', { n: promised.length }),
          t('home.late', { n: late.length }),
        ),
      ),
      ...(mine.items.length === 0 ? [text(t('queue.empty_mine'))] : []),
      ...mine.items.flatMap((lead, index) => queueItem(lead, index + 1, view)),
      divider,
      text({ bold: t('home.month') }, ' ', myNumbers(asker, month, reader)),
      ...buttonRow(
        button(t('home.all_mine'), { kind: 'page', list: 'queue', of: asker.memberId, page: 0 }),
        button(t('home.open', { n: open }), { kind: 'page', list: 'open', of: '', page: 0 }),
        button(t('do.new_lead'), { kind: 'new_lead' }),
      ),
    ],
  }
}

function myNumbers(
  { memberId }: HomeFacts['asker'],
  { groups, currency }: Pipeline,
  { language }: Reader,
): string {
  const t = translator(language)
  const row = groups.find(({ key }) => key === memberId)
  if (row === undefined) return t('home.no_numbers')
  return dotted(
    t('pipeline.leads', { n: row.leads }),
    `SQL ${row.sql}`,
    `${t('funnel.won')} ${row.won}`,
    row.amount === 0 ? null : amountWords({ amount: row.amount, currency }, language),
  )
}
