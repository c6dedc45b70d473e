import { leadVerbs } from '../../src/bot/core/action.ts'
import { handle } from '../../src/bot/core/handle.ts'
import { type Asker, commandNames, type Inbound } from '../../src/bot/core/inbound.ts'
import type { Reply } from '../../src/bot/core/reply.ts'
import { aDesk, aManager, anAsker } from './desk.ts'
import { aClaimedLead, aLead, leadId } from './lead.ts'

export const askers = [anAsker(), aManager(), anAsker({ language: 'en' })]
const leads = [
  aLead(),
  aClaimedLead({ id: leadId(2) }),
  aLead({ id: leadId(3), company: '<An & Phát>'.repeat(40) }),
]

/** Every click, command and page that a person can ask for. */
const asked: readonly object[] = [
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

/** What the core answers this asker to each of it. */
export async function everyReply(asker: Asker): Promise<readonly Reply[]> {
  const { desk } = aDesk({ leads })
  const replies: Reply[] = []
  for (const each of asked) replies.push(await handle({ id: 'i', asker, ...each } as Inbound, desk))
  return replies
}
