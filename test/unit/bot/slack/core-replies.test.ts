import { describe, expect, it } from 'vitest'
import { leadVerbs } from '../../../../src/bot/core/action.ts'
import { handle } from '../../../../src/bot/core/handle.ts'
import { commandNames, type Inbound } from '../../../../src/bot/core/inbound.ts'
import { blocksOf } from '../../../../src/bot/slack/render/card.ts'
import { modalOf } from '../../../../src/bot/slack/render/form.ts'
import { aDesk, aManager, anAsker } from '../../../builders/desk.ts'
import { aClaimedLead, aLead, leadId } from '../../../builders/lead.ts'
import { messageBlocks, modalView } from './block-kit.ts'

const askers = [anAsker(), aManager(), anAsker({ language: 'en' })]
const leads = [
  aLead(),
  aClaimedLead({ id: leadId(2) }),
  aLead({ id: leadId(3), company: '<An & Phát>'.repeat(40) }),
]

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

describe('everything that the core answers', () => {
  it.each(askers)('is what Slack takes, for $name in $language', async (asker) => {
    const { desk } = aDesk({ leads })
    const opened = new Set<string>()
    let told = 0
    for (const each of asked) {
      const reply = await handle({ id: 'i', asker, ...each } as Inbound, desk)
      if (reply.kind === 'form') {
        opened.add(reply.form.id)
        modalView.parse(modalOf(reply.form))
      }
      if (reply.kind === 'tell' || reply.kind === 'redraw') {
        told += 1
        messageBlocks.parse(blocksOf(reply.card))
      }
    }
    expect(told).toBeGreaterThan(40)
    expect([...opened]).toEqual(expect.arrayContaining(['new_lead', 'log_call', 'book_meeting']))
  })
})
