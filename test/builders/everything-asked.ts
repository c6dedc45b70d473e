import { leadVerbs } from '../../src/bot/core/action.ts'
import { commandNames } from '../../src/bot/core/inbound.ts'
import { aManager, anAsker } from './desk.ts'
import { aClaimedLead, aLead, leadId } from './lead.ts'

export const askers = [anAsker(), aManager(), anAsker({ language: 'en' })]
export const leads = [
  aLead(),
  aClaimedLead({ id: leadId(2) }),
  aLead({ id: leadId(3), company: '<An & Phát>'.repeat(40) }),
]

/** Every click, command and page that a person can ask for. */
export const asked: readonly object[] = [
  ...leadVerbs.flatMap((verb) =>
    leads.map(({ id }) => ({ kind: 'action', action: { kind: 'lead', verb, leadId: id } })),
  ),
  { kind: 'action', action: { kind: 'new_lead' } },
  ...[
    '',
    'new',
    'Minh',
    'why #1042',
    'history #1042',
    'open',
    'help',
    'status',
    'month by rep',
  ].flatMap((text) => commandNames.map((name) => ({ kind: 'command', name, text }))),
  { kind: 'home' },
]
