import type { Notice } from '../../../domain/lead/notice.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { Instant } from '../../../domain/working-time/instant.ts'
import { amountWords } from '../../../i18n/money-words.ts'
import { clockBeside, duration } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import { bandWord, sentence, sourceName, spokenName } from './lead-words.ts'
import type { NoticeView } from './notice-card.ts'
import { memberName } from './reader.ts'

/** One sentence that says what happened and, where somebody must act, what to do. */
export const noticeWords = (notice: Notice, lead: LeadRecord, view: NoticeView): string =>
  sentence(words(notice, spokenName(lead, view.language), view))

function words(notice: Notice, name: string, view: NoticeView): string {
  const { language } = view
  const t = translator(language)
  const at = (time: Instant) => clockBeside(time, view.now, view.zone, language)
  const who = (id: string) => memberName(view.members, id, view)
  switch (notice.kind) {
    case 'returned':
      return t('notice.returned', {
        name,
        source: sourceName(notice.source, language),
        visits: notice.visits,
      })
    case 'first_call_nudge':
    case 'call_back_due':
    case 'follow_up_due':
      return t(`notice.${notice.kind}`, { name, time: at(notice.dueAt) })
    case 'call_due':
      return t('notice.call_due', { name, time: at(notice.dueAt), attempt: notice.attempt })
    case 'promise_broken':
      return view.audience === 'owner'
        ? t('notice.promise_broken_yours', { name })
        : t('notice.promise_broken', { name, owner: who(notice.owner) })
    case 'still_unclaimed':
    case 'announced_again':
      return t(`notice.${notice.kind}`, { name, time: at(notice.since) })
    case 'assigned':
      return view.audience === 'owner'
        ? t('notice.assigned_yours', { name, time: at(notice.dueAt) })
        : t('notice.assigned', { name, owner: who(notice.to) })
    case 'handed_over':
      return notice.from === notice.by
        ? t('notice.handed_over', { name, from: who(notice.from) })
        : t('notice.handed_over_by', { name, from: who(notice.from), by: who(notice.by) })
    case 'silence':
    case 'silence_manager':
      return silence(notice, name, view)
    case 'unreachable':
      return t('notice.unreachable', { name, attempts: notice.attempts })
    case 'meeting_reminder': {
      const span = duration(notice.minutesBefore * 60_000, language)
      return t('notice.meeting_reminder', { name, time: at(notice.startsAt), span })
    }
    case 'meeting_outcome':
    case 'meeting_unowned':
      return t(`notice.${notice.kind}`, { name, time: at(notice.startsAt) })
    case 'meeting_silence_manager':
      return t('notice.meeting_silence_manager', {
        name,
        owner: who(notice.owner),
        time: at(notice.startsAt),
      })
    case 'cooled':
    case 'warmed':
      return t(`notice.${notice.kind}`, { name, band: bandWord(notice.band, language) })
    case 'won': {
      const money = amountWords({ amount: notice.amount, currency: notice.currency }, language)
      return t('notice.won', { name, by: who(notice.by), amount: money })
    }
    default:
      return notice satisfies never
  }
}

function silence(
  notice: Extract<Notice, { kind: 'silence' | 'silence_manager' }>,
  name: string,
  view: NoticeView,
): string {
  const t = translator(view.language)
  const since =
    notice.lastTouchAt === null
      ? t('notice.never_touched')
      : t('notice.last_touched', {
          time: clockBeside(notice.lastTouchAt, view.now, view.zone, view.language),
        })
  if (notice.kind === 'silence') return t('notice.silence', { name, since })
  const owner = memberName(view.members, notice.owner, view)
  return t('notice.silence_manager', { name, owner, since })
}
