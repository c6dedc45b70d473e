import { isClosedStage } from '../../../domain/lead/lead.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import { amountWords } from '../../../i18n/money-words.ts'
import { duration } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card, Self } from '../card.ts'
import { buttonRow, dotted, header, lines, small, text } from './blocks.ts'
import { leadButtons } from './lead-buttons.ts'
import {
  bantLine,
  buyerLines,
  contactLine,
  ownerLine,
  sourceLine,
  stageLine,
  whenOn,
  whyLine,
} from './lead-lines.ts'
import { headline, stageWord } from './lead-words.ts'
import { type LeadView, memberName, seesContact } from './reader.ts'

/** The lead as everybody knows it. Source: PRODUCT.md, "In chat". */
export function leadCard(lead: LeadRecord, view: LeadView): Card {
  const top = headline(lead, view.language)
  const state = isOver(lead) ? overLine(lead, view) : ownerLine(lead, view)
  return {
    fallback: dotted(top, state),
    blocks: [
      header(top),
      text(sourceLine(lead, view)),
      ...(isOver(lead) ? contactAfterwards(lead, view) : openBlocks(lead, view)),
      text(state),
      ...(isOver(lead) ? [] : progressBlocks(lead, view)),
      ...buttonRow(...leadButtons(lead, view)),
      small(dotted(`#${lead.number}`, isOver(lead) ? null : stageLine(lead, view))),
    ],
    self: {
      action: { kind: 'lead', verb: 'card', leadId: lead.id },
      differsFor: seers(lead, view),
    },
  }
}

/** Who sees more of it than the channel: the owner and those who lead. */
function seers(lead: LeadRecord, { audience, members }: LeadView): Self['differsFor'] {
  if (audience !== 'channel') return []
  const owner = members.filter(({ id }) => id === lead.ownerId)
  const leading = members.filter(({ id, role }) => id !== lead.ownerId && role !== 'member')
  return [...owner, ...leading].map(({ slackId, teamsId }) => ({ slackId, teamsId }))
}

const isOver = ({ stage, disqualified }: LeadRecord): boolean =>
  isClosedStage(stage) || disqualified !== null

function openBlocks(lead: LeadRecord, view: LeadView): readonly Block[] {
  const complete = seesContact(lead, view)
  const why = whyLine(lead, view)
  return [
    ...(why === null ? [] : [text(...why)]),
    text(...contactLine(lead, complete, view)),
    text(...bantLine(lead, view)),
    ...(complete ? lines(buyerLines(lead, view)) : []),
  ]
}

const contactAfterwards = (lead: LeadRecord, view: LeadView): readonly Block[] =>
  seesContact(lead, view) ? [text(...contactLine(lead, true, view))] : []

function progressBlocks(lead: LeadRecord, view: LeadView): readonly Block[] {
  const { meeting } = lead
  if (meeting === null || meeting.outcome !== null) return []
  const t = translator(view.language)
  const span = duration(meeting.endsAt - meeting.startsAt, view.language)
  const place = seesContact(lead, view) && meeting.place !== '' ? meeting.place : null
  return [
    text(
      dotted(
        `📅 ${t('lead.meeting', { time: whenOn(lead, view)(meeting.startsAt), span })}`,
        place,
      ),
    ),
  ]
}

/** How it ended, by whom, and what for. */
function overLine(lead: LeadRecord, view: LeadView): string {
  const time = lead.closedAt === null ? null : whenOn(lead, view)(lead.closedAt)
  const owner =
    lead.ownerId === null ? null : (lead.ownerName ?? memberName(view.members, lead.ownerId, view))
  return dotted(outcome(lead, view), owner, time, afterwards(lead, view))
}

function outcome(lead: LeadRecord, { language }: LeadView): string {
  const t = translator(language)
  if (lead.stage === 'won') {
    const amount = lead.amount === null ? null : amountWords(lead.amount, language)
    const contract = lead.contract === null ? null : t('lead.contract', { number: lead.contract })
    return dotted(`🎉 ${t('lead.won')}`, amount, contract)
  }
  if (lead.stage === 'lost') {
    const reason = lead.lossReason === null ? null : t(`loss.${lead.lossReason}`)
    return t('lead.lost', { reason: reason ?? t('loss.other') })
  }
  if (lead.disqualified !== null) {
    return t('lead.disqualified', { reason: t(`disqualified.${lead.disqualified}`) })
  }
  return stageWord(lead.stage, language)
}

function afterwards({ stage, disqualified }: LeadRecord, { language }: LeadView): string | null {
  if (stage === 'won') return null
  return translator(language)(disqualified === null ? 'lead.can_return' : 'lead.can_restore')
}
