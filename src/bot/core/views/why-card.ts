import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { ScoreReason } from '../../../domain/scoring/score.ts'
import { shortDay } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { dotted, drawnBy, header, lines, small, text } from './blocks.ts'
import { bandShown, bandWord, headline, nameAndCompany, reasonWords } from './lead-words.ts'
import type { Reader } from './reader.ts'

/** Every point with its date and rule, in the three groups of the model. */
export function whyCard(lead: LeadRecord, reader: Reader): Card {
  const { language } = reader
  const t = translator(language)
  const band = bandWord(bandShown(lead), language)
  const sum = t('why.sum', { score: lead.score, band })
  return {
    fallback: `${nameAndCompany(lead, language)}: ${sum}`,
    blocks: [
      header(headline(lead, language)),
      text(sum),
      ...groups.flatMap((group) => groupBlocks(group, lead, reader)),
      ...(lead.reasons.length === 0 ? [text(t('why.none'))] : []),
      small(t('why.how')),
    ],
    ...drawnBy({ kind: 'lead', verb: 'why', leadId: lead.id }),
  }
}

const groups = ['fit', 'behaviour', 'negative'] as const

function groupBlocks(
  group: ScoreReason['group'],
  { reasons }: LeadRecord,
  reader: Reader,
): readonly Block[] {
  const ofGroup = reasons.filter((reason) => reason.group === group)
  if (ofGroup.length === 0) return []
  return [
    text({ bold: translator(reader.language)(`why.${group}`) }),
    ...lines(ofGroup.map((reason) => reasonLine(reason, reader))),
  ]
}

/** "+25 xem hết bảng giá · 2 lần · T6 27/11 · pricing_read" */
function reasonLine(reason: ScoreReason, { language, zone, now }: Reader): string {
  const t = translator(language)
  return dotted(
    reasonWords(reason, language),
    reason.count > 1 ? t('why.times', { n: reason.count }) : null,
    reason.at === null ? null : shortDay(reason.at, zone, language, now),
    reason.rule,
  )
}
