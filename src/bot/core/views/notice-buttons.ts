import type { Notice } from '../../../domain/lead/notice.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { ButtonVerb } from '../action.ts'
import type { Button, Menu } from '../card.ts'
import { leadButton, leadMenu } from './blocks.ts'
import type { NoticeView } from './notice-card.ts'

/** What fits the moment: the first is what most would do. */
export function noticeButtons(
  notice: Notice,
  lead: LeadRecord,
  view: NoticeView,
): readonly (Button | Menu)[] {
  const [first, second, ...rest] = verbsFor(notice, lead, view)
  return [
    ...(first === undefined ? [] : [leadButton(first, lead.id, view, 'primary')]),
    ...(second === undefined ? [] : [leadButton(second, lead.id, view)]),
    ...(rest.length === 0 ? [] : [leadMenu(rest, lead.id, view)]),
  ]
}

function verbsFor(notice: Notice, lead: LeadRecord, view: NoticeView): readonly ButtonVerb[] {
  const isOwners = view.audience === 'owner'
  switch (notice.kind) {
    case 'won':
      return []
    case 'announced_again':
      return ['claim']
    case 'promise_broken':
      return isOwners ? ['claim', 'show'] : ['show', 'hand_over']
    case 'still_unclaimed':
      return view.audience === 'managers' ? ['hand_over', 'claim', 'show'] : ['claim']
    case 'meeting_unowned':
      return ['hand_over', 'claim', 'show']
    case 'silence_manager':
    case 'meeting_silence_manager':
      return ['show', 'hand_over']
    case 'unreachable':
    case 'cooled':
      return ['show']
    case 'returned':
    case 'warmed':
      return isOwners ? ['log_call', 'show'] : lead.ownerId === null ? ['claim'] : []
    case 'meeting_reminder':
      return isOwners ? ['show', 'record_meeting'] : []
    case 'meeting_outcome':
      return ['record_meeting', 'show']
    case 'follow_up_due':
      return ['log_call', 'book_meeting', 'win', 'lose', 'show']
    case 'silence':
      return ['log_call', 'book_meeting', 'lose', 'release', 'show']
    case 'first_call_nudge':
      return ['log_call', 'release']
    case 'assigned':
    case 'handed_over':
    case 'call_due':
    case 'call_back_due':
      return isOwners ? ['log_call', 'show'] : []
    default:
      return notice satisfies never
  }
}
