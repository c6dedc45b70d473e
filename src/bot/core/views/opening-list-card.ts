import { isClosedStage } from '../../../domain/lead/lead.ts'
import type { OpeningList } from '../../../domain/lead/opening-list.ts'
import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Instant } from '../../../domain/working-time/instant.ts'
import { dayAndTime, isDayBefore } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { listAction } from '../list-place.ts'
import { buttonRow, dottedSpans, header, leadButton, text } from './blocks.ts'
import { standingOf } from './lead-buttons.ts'
import { contactLine, ownerLine, sourceLine } from './lead-lines.ts'
import { headline, stageWord } from './lead-words.ts'
import type { LeadView, Reader } from './reader.ts'

/** What waited over night, in the order in which to call. It stays, and shows who took which. Source: PRODUCT.md, step 4. */
export function openingListCard(
  list: OpeningList,
  reader: Reader & { readonly members: readonly MemberRecord[] },
): Card {
  const view: LeadView = { ...reader, audience: 'channel' }
  const top = heading(list, view)
  return {
    fallback: top,
    blocks: [
      header(top),
      ...list.leads.flatMap((lead, at) => entry(lead, list.firstRank + at, list, view)),
    ],
    self: { action: listAction(list.at), differsFor: [] },
  }
}

function heading({ at, closedAt, leads, firstRank, total }: OpeningList, view: LeadView) {
  const t = translator(view.language)
  const last = firstRank + leads.length - 1
  const all = leads.length === total
  return [
    t('opening.waited', { n: total, since: sinceWords(closedAt, at.opening, view) }),
    ...(all ? [] : [t('opening.part', { first: firstRank, last, total })]),
  ].join(' · ')
}

function sinceWords(closedAt: Instant | null, opening: Instant, { language, zone }: Reader) {
  const t = translator(language)
  if (closedAt === null || isDayBefore(closedAt, opening, zone)) return t('opening.last_night')
  return dayAndTime(closedAt, zone, language)
}

function entry(
  lead: LeadRecord,
  rank: number,
  { at }: OpeningList,
  view: LeadView,
): readonly Block[] {
  const about = dottedSpans([sourceLine(lead, view)], contactLine(lead, false, view))
  const top = { bold: `${rank}. ${headline(lead, view.language)}` }
  return [
    text(top, '\n', ...about, `\n${stateLine(lead, at.opening, view)}`),
    ...(standingOf(lead) === 'free'
      ? buttonRow(leadButton('claim', lead.id, view, 'primary'))
      : []),
  ]
}

/** The clock alone tells on the day of the list. */
function stateLine(lead: LeadRecord, opening: Instant, view: LeadView): string {
  const t = translator(view.language)
  const { disqualified, stage, ownerId } = lead
  if (disqualified !== null) {
    return t('lead.disqualified', { reason: t(`disqualified.${disqualified}`) })
  }
  if (isClosedStage(stage)) return t('lead.stage', { stage: stageWord(stage, view.language) })
  return ownerId === null ? t('lead.unclaimed') : ownerLine({ ...lead, createdAt: opening }, view)
}
