import type { Audience, Notice, NoticeKind } from '../../../domain/lead/notice.ts'
import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Card } from '../card.ts'
import { buttonRow, small, text } from './blocks.ts'
import { contactLine } from './lead-lines.ts'
import { headline } from './lead-words.ts'
import { noticeButtons } from './notice-buttons.ts'
import { noticeWords } from './notice-words.ts'
import type { Reader } from './reader.ts'

/** Who hears a notice, and in which words. */
export interface NoticeView extends Reader {
  readonly audience: Audience
  readonly members: readonly MemberRecord[]
  /** The thread is one of several leads, so the lead is named. */
  readonly inList?: boolean
}

/** Something people are told of a lead: what happened, whose lead it is, what can be done at once. */
export function noticeCard(notice: Notice, lead: LeadRecord, view: NoticeView): Card {
  const words = noticeWords(notice, lead, view)
  const personal = view.audience === 'owner' && callsFor.has(notice.kind)
  return {
    fallback: words,
    blocks: [
      text({ bold: words }),
      ...(view.audience === 'thread' && view.inList !== true
        ? []
        : [small(`${headline(lead, view.language)} · #${lead.number}`)]),
      ...(personal ? [text(...contactLine(lead, true, view))] : []),
      ...buttonRow(...noticeButtons(notice, lead, view)),
    ],
  }
}

/** With these the owner is about to call, so the number stands there. */
const callsFor: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'returned',
  'first_call_nudge',
  'assigned',
  'handed_over',
  'call_due',
  'call_back_due',
  'follow_up_due',
  'silence',
  'warmed',
  'meeting_reminder',
  'meeting_outcome',
])
