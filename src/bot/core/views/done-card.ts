import type { Answer, Wish } from '../../../domain/lead/instruction.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import { amountWords } from '../../../i18n/money-words.ts'
import { dayAndTime } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Card } from '../card.ts'
import { buttonRow, dotted, leadButton, note, text } from './blocks.ts'
import { contactLine, nextStepWords } from './lead-lines.ts'
import { sentence, spokenName, stageWord } from './lead-words.ts'
import { type LeadView, memberName, seesContact } from './reader.ts'

/** What a click or a form did, and what comes next. */
export function doneCard(
  wish: Wish,
  answer: Extract<Answer, { ok: true }>,
  lead: LeadRecord,
  view: LeadView,
): Card {
  const line = dotted(sentence(doneWords(wish, lead, view)), standing(wish, answer, view))
  if (wish.kind !== 'claim') return note(line)
  return note(
    line,
    text(...contactLine(lead, seesContact(lead, view), view)),
    ...buttonRow(leadButton('log_call', lead.id, view, 'primary')),
  )
}

function doneWords(wish: Wish, lead: LeadRecord, view: LeadView): string {
  const t = translator(view.language)
  const name = spokenName(lead, view.language)
  switch (wish.kind) {
    case 'log_call':
      return t('done.log_call', { name, outcome: t(`call.${wish.outcome}`) })
    case 'record_meeting':
      return t('done.record_meeting', { name, outcome: t(`meeting.${wish.outcome}`) })
    case 'lose':
      return t('done.lose', { name, reason: t(`loss.${wish.reason}`) })
    case 'wrong_target':
      return t('done.wrong_target', { name, reason: t(`wrong_target.${wish.reason}`) })
    case 'disqualify':
      return t('done.disqualify', { name, reason: t(`disqualified.${wish.reason}`) })
    case 'hand_over':
      return t('done.hand_over', { name, to: memberName(view.members, wish.to, view) })
    case 'win': {
      const amount = lead.amount === null ? '' : amountWords(lead.amount, view.language)
      return dotted(t('done.win', { name }), amount)
    }
    case 'claim':
    case 'release':
    case 'reopen':
    case 'restore':
    case 'answer_bant':
    case 'set_stage':
    case 'book_meeting':
      return t(`done.${wish.kind}`, { name })
    default:
      return wish satisfies never
  }
}

/** The stage where it may have moved, and the next step with its time. */
function standing(
  wish: Wish,
  { stage, nextStep }: Extract<Answer, { ok: true }>,
  view: LeadView,
): string {
  const t = translator(view.language)
  const when = (at: number) => dayAndTime(at, view.zone, view.language, view.now)
  return dotted(
    movesStage.has(wish.kind) ? t('lead.stage', { stage: stageWord(stage, view.language) }) : null,
    nextStep === null ? null : t('lead.next', { step: nextStepWords(nextStep, when, view) }),
  )
}

const movesStage: ReadonlySet<Wish['kind']> = new Set<Wish['kind']>([
  'log_call',
  'answer_bant',
  'set_stage',
  'reopen',
])
