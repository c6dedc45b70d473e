import { behaviourKinds } from '../../../domain/lead/behaviour.ts'
import {
  callOutcomes,
  disqualifyReasons,
  lossReasons,
  meetingOutcomes,
  wrongTargetReasons,
} from '../../../domain/lead/call-outcome.ts'
import type { HistoryEntry } from '../../../domain/lead/record.ts'
import { dayAndTime } from '../../../i18n/time.ts'
import { type Translator, translator } from '../../../i18n/translator.ts'
import { dotted } from './blocks.ts'
import type { HistoryView } from './history-card.ts'
import { sourceName, stageWord } from './lead-words.ts'
import { memberName } from './reader.ts'

/** One line of a lead's history. Codes without words are shown as they are, never dropped. */
export function historyWords(entry: HistoryEntry, view: HistoryView): string {
  const { language } = view
  const t = translator(language)
  const who = (id: string) => actor(id, view)
  switch (entry.kind) {
    case 'arrived':
    case 'returned':
      return t(`history.${entry.kind}`, { source: sourceName(entry.source, language) })
    case 'behaviour':
      return behaviourWords(entry.event, t)
    case 'stage':
      return dotted(
        t('history.stage', { stage: stageWord(entry.to, language), by: who(entry.by) }),
        entry.reason === null ? null : reasonCodeWords(entry.reason, t),
      )
    case 'touch':
      return dotted(
        t(`history.${entry.touch}`, { by: who(entry.by) }),
        entry.outcome === null ? null : outcomeWords(entry.outcome, t),
        entry.note === null ? null : `“${entry.note}”`,
      )
    case 'owner':
      return t(`history.${entry.action}`, {
        by: who(entry.by),
        to: entry.to === null ? t('member.nobody') : who(entry.to),
      })
    case 'meeting': {
      const time = dayAndTime(entry.startsAt, view.zone, language, view.now)
      return t('history.booked', { by: who(entry.by), time })
    }
    default:
      return entry satisfies never
  }
}

const actor = (id: string, view: HistoryView): string =>
  id === 'baton' ? 'Baton' : memberName(view.members, id, view)

function behaviourWords(event: string, t: Translator): string {
  const known = behaviourKinds.find((kind) => kind === event)
  return known === undefined ? event : t(`behaviour.${known}`)
}

function outcomeWords(outcome: string, t: Translator): string {
  const call = callOutcomes.find((known) => known === outcome)
  if (call !== undefined) return t(`call.${call}`)
  const meeting = meetingOutcomes.find((known) => known === outcome)
  return meeting === undefined ? outcome : t(`meeting.${meeting}`)
}

/** A stage change's reason: a loss, a wrong target, a disqualification or one of Baton's own. */
function reasonCodeWords(code: string, t: Translator): string {
  const loss = lossReasons.find((known) => known === code)
  if (loss !== undefined) return t(`loss.${loss}`)
  const wrong = wrongTargetReasons.find((known) => known === code)
  if (wrong !== undefined) return t(`wrong_target.${wrong}`)
  const out = disqualifyReasons.find((known) => known === code)
  if (out !== undefined) return t(`disqualified.${out}`)
  const own = ownReasons.find((known) => known === code)
  return own === undefined ? code : t(`stage_reason.${own}`)
}

const ownReasons = ['meeting', 'attempts_used', 'reopened', 'returned', 'bant'] as const
