import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Page, Paged } from '../../../domain/page.ts'
import { ago, dayAndTime, duration } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { ButtonVerb } from '../action.ts'
import type { Block, Card, Text } from '../card.ts'
import { buttonRow, drawnBy, header, leadButton, pager, text } from './blocks.ts'
import { nextStepWords } from './lead-lines.ts'
import { bandEmoji, bandShown, bandWord, nameAndCompany, stageWord } from './lead-words.ts'
import type { Reader } from './reader.ts'

export interface QueueView extends Reader {
  /** Whose queue; null: the leads nobody has. */
  readonly owner: Pick<MemberRecord, 'id' | 'name'> | null
  readonly isMine: boolean
}

export const queuePageSize = 8

/** What to do next, in order, each with its due time and its buttons. */
export function queueCard({ items, total }: Paged<LeadRecord>, page: Page, view: QueueView): Card {
  const title = queueTitle(total, view)
  const list = view.owner === null ? 'open' : 'queue'
  const from = page.number * page.size
  return {
    fallback: title,
    blocks: [
      header(title),
      ...(items.length === 0 ? [text(emptyWords(view))] : []),
      ...items.flatMap((lead, index) => queueItem(lead, from + index + 1, view)),
      ...pager(list, view.owner?.id ?? '', { page, total }, view),
    ],
    ...drawnBy({ kind: 'page', list, of: view.owner?.id ?? '', page: page.number }),
  }
}

/** One lead of a queue: who, what next, until when, and the buttons for it. */
export function queueItem(lead: LeadRecord, place: number, view: QueueView): readonly Block[] {
  return [
    text(...itemWords(lead, place, view)),
    ...buttonRow(...itemVerbs(lead, view).map((verb) => leadButton(verb, lead.id, view))),
  ]
}

function queueTitle(total: number, view: QueueView): string {
  const t = translator(view.language)
  if (view.owner === null) return t('queue.open', { n: total })
  return view.isMine
    ? t('queue.mine', { n: total })
    : t('queue.of', { name: view.owner.name, n: total })
}

function emptyWords(view: QueueView): string {
  const t = translator(view.language)
  if (view.owner === null) return t('queue.empty_open')
  return view.isMine ? t('queue.empty_mine') : t('queue.empty_of', { name: view.owner.name })
}

/** "1. 🔥 NÓNG 92 Anh Minh · An Phát — gọi lần đầu trước 09:46 hôm nay · TRỄ 5 phút" */
function itemWords(lead: LeadRecord, place: number, view: QueueView): Text {
  const { language } = view
  const band = bandShown(lead)
  const who: Text = [
    `${place}. ${bandEmoji[band]} ${bandWord(band, language)} ${lead.score} `,
    { bold: nameAndCompany(lead, language) },
    ` · ${stageWord(lead.stage, language)}`,
  ]
  const late = lateWords(lead, view)
  return [...who, ` — ${dueWords(lead, view)}`, ...(late === null ? [] : [' · ', { bold: late }])]
}

function dueWords(lead: LeadRecord, view: QueueView): string {
  const t = translator(view.language)
  if (view.owner === null)
    return t('queue.waiting', { ago: ago(lead.createdAt, view.now, view.language) })
  if (lead.nextStep === null) return t('queue.nothing_due')
  const when = (at: number) => dayAndTime(at, view.zone, view.language, view.now)
  return nextStepWords(lead.nextStep, when, view)
}

function lateWords({ nextStep }: LeadRecord, { now, language }: QueueView): string | null {
  if (nextStep === null || nextStep.dueAt >= now) return null
  return translator(language)('queue.late', { span: duration(now - nextStep.dueAt, language) })
}

function itemVerbs(lead: LeadRecord, view: QueueView): readonly ButtonVerb[] {
  if (view.owner === null) return ['claim', 'show']
  if (!view.isMine) return ['show']
  return [lead.nextStep?.kind === 'meeting' ? 'record_meeting' : 'log_call', 'show']
}
