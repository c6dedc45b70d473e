import { isClosedStage } from '../../../domain/lead/lead.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { ButtonVerb } from '../action.ts'
import type { Button, Menu } from '../card.ts'
import { leadButton, leadMenu } from './blocks.ts'
import type { LeadView } from './reader.ts'

/** The buttons a reader can use with some hope; the journey has the last word on each. */
export function leadButtons(lead: LeadRecord, view: LeadView): readonly (Button | Menu)[] {
  const standing = standingOf(lead)
  switch (roleOf(lead, view)) {
    case 'channel':
      return channelButtons(lead, standing, view)
    case 'owner':
      return ownerButtons(lead, standing, view)
    case 'manager':
      return managerButtons(lead, standing, view)
    case 'colleague':
      return colleagueButtons(lead, standing, view)
  }
}

type Standing = 'free' | 'owned' | 'closed' | 'disqualified'

/** What can still become of it. */
export function standingOf({ stage, disqualified, ownerId }: LeadRecord): Standing {
  if (isClosedStage(stage)) return 'closed'
  if (disqualified !== null) return 'disqualified'
  return ownerId === null ? 'free' : 'owned'
}

function roleOf(
  lead: LeadRecord,
  { audience, viewer }: LeadView,
): 'channel' | 'owner' | 'manager' | 'colleague' {
  if (audience !== 'asker') return audience
  if (viewer === undefined) return 'colleague'
  if (viewer.memberId === lead.ownerId) return 'owner'
  return viewer.role === 'member' ? 'colleague' : 'manager'
}

type Drawer = (lead: LeadRecord, standing: Standing, view: LeadView) => readonly (Button | Menu)[]

const channelButtons: Drawer = ({ id }, standing, view) => {
  const why = leadButton('why', id, view)
  if (standing === 'free') {
    return [leadButton('claim', id, view, 'primary'), why, leadMenu(['junk', 'show'], id, view)]
  }
  return standing === 'disqualified' ? [leadButton('restore', id, view), why] : [why]
}

const ownerButtons: Drawer = (lead, standing, view) => {
  const { id } = lead
  if (standing === 'disqualified') return [leadButton('restore', id, view), ...reading(lead, view)]
  if (standing === 'closed') return [leadButton('reopen', id, view), ...reading(lead, view)]
  return [
    leadButton('log_call', id, view, 'primary'),
    leadButton(hasMeeting(lead) ? 'record_meeting' : 'book_meeting', id, view),
    leadMenu(ownerMenu(lead), id, view),
  ]
}

const managerButtons: Drawer = (lead, standing, view) => {
  const { id } = lead
  if (standing === 'disqualified') return [leadButton('restore', id, view), ...reading(lead, view)]
  if (standing === 'closed') return [leadButton('reopen', id, view), ...reading(lead, view)]
  if (standing === 'owned') {
    return [leadButton('hand_over', id, view), leadMenu(['log_call', ...ownerMenu(lead)], id, view)]
  }
  return [
    leadButton('claim', id, view, 'primary'),
    leadButton('hand_over', id, view),
    leadMenu(['why', 'history', 'junk'], id, view),
  ]
}

const colleagueButtons: Drawer = (lead, standing, view) => {
  if (standing === 'free') {
    return [leadButton('claim', lead.id, view, 'primary'), ...reading(lead, view)]
  }
  return standing === 'disqualified'
    ? [leadButton('restore', lead.id, view), ...reading(lead, view)]
    : reading(lead, view)
}

const reading = ({ id }: LeadRecord, view: LeadView): readonly Button[] => [
  leadButton('why', id, view),
  leadButton('history', id, view),
]

const hasMeeting = ({ meeting }: LeadRecord): boolean =>
  meeting !== null && meeting.outcome === null

const ownerMenu = (lead: LeadRecord): readonly ButtonVerb[] => [
  'bant',
  ...(hasMeeting(lead) ? (['book_meeting'] as const) : []),
  'set_stage',
  'win',
  'lose',
  'hand_over',
  'release',
  'junk',
  'why',
  'history',
]
