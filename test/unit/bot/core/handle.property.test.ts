import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { decodeAction, leadVerbs } from '../../../../src/bot/core/action.ts'
import { type FormValues, formIds } from '../../../../src/bot/core/form.ts'
import { handle } from '../../../../src/bot/core/handle.ts'
import { commandNames, type Inbound } from '../../../../src/bot/core/inbound.ts'
import type { Refusal } from '../../../../src/domain/lead/refusal.ts'
import { aDesk, aManager, anAsker } from '../../../builders/desk.ts'
import { aClaimedLead, aLead, clock, leadId, memberId } from '../../../builders/lead.ts'
import { actionsOf } from '../../../builders/print.ts'

const fieldNames = [
  'outcome',
  'date',
  'time',
  'note',
  'need',
  'budget',
  'authority',
  'timing',
  'minutes',
  'place',
  'stage',
  'reason',
  'to',
  'amount',
  'contract',
  'name',
  'phone',
  'email',
  'source',
]
const plausible = [
  'reached',
  'call_back_at',
  'moved',
  'held',
  'clear',
  'unknown',
  '2026-12-01',
  '2026-02-30',
  '10:00',
  '25:99',
  '60',
  'hot',
  'wrong_target',
  'price',
  'spam',
  'huy',
  '500 triệu',
  '-1',
  '0',
  '0903123456',
  '__proto__',
  'constructor',
  '',
]

const anyAsker = fc.constantFrom(
  anAsker(),
  aManager(),
  anAsker({ language: 'en', zone: 'America/New_York' }),
)
const anyText = fc.oneof(
  fc.constantFrom(...plausible),
  fc.string(),
  fc.string({ unit: 'grapheme' }),
)
const anyValues: fc.Arbitrary<FormValues> = fc.dictionary(fc.constantFrom(...fieldNames), anyText)
const anyLead = fc.oneof(
  fc.constant<string>(leadId(1)),
  fc.constant<string>(leadId(9)),
  fc.string(),
)
const anyInbound: fc.Arbitrary<Inbound> = fc.oneof(
  fc.record({
    kind: fc.constant('action' as const),
    id: fc.string(),
    asker: anyAsker,
    action: fc.oneof(
      fc.record({
        kind: fc.constant('lead' as const),
        verb: fc.constantFrom(...leadVerbs),
        leadId: anyLead,
      }),
      fc.record({
        kind: fc.constant('page' as const),
        list: fc.constantFrom(
          'queue' as const,
          'open' as const,
          'hits' as const,
          'history' as const,
        ),
        of: fc.oneof(anyLead, fc.constantFrom('lan', 'huy')),
        page: fc.nat(),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('submit' as const),
    id: fc.string(),
    asker: anyAsker,
    form: fc.constantFrom(...formIds),
    leadId: fc.oneof(anyLead, fc.constant(null)),
    context: fc.dictionary(fc.constantFrom('initial.date', 'initial.minutes', 'meeting'), anyText),
    values: anyValues,
  }),
  fc.record({
    kind: fc.constant('command' as const),
    id: fc.string(),
    asker: anyAsker,
    name: fc.constantFrom(...commandNames),
    text: fc.oneof(
      anyText,
      fc.constantFrom('why', 'vì sao x', '2026-11-01 x', '(', '[a', 'theo', '@', '<@|>'),
    ),
  }),
  fc.record({ kind: fc.constant('home' as const), id: fc.string(), asker: anyAsker }),
)

const refusals: readonly Refusal[] = [
  { code: 'already_claimed', by: memberId('huy'), at: clock('09:31') },
  { code: 'closed', stage: 'won' },
  { code: 'no_such_lead' },
  { code: 'lead_moved', into: leadId(2) },
]
const anyAnswer = fc.oneof(
  fc.constant({ ok: true, stage: 'new', ownerId: null, nextStep: null } as const),
  fc.constantFrom(...refusals).map((refusal) => ({ ok: false, refusal }) as const),
)
const anyStanding = fc.constantFrom(
  aLead(),
  aClaimedLead(),
  aClaimedLead({ stage: 'won' }),
  aLead({ disqualified: 'spam', name: null, company: null, phone: null, email: null, reasons: [] }),
)

describe('whatever comes in', () => {
  test.prop([anyInbound, anyStanding, anyAnswer], { numRuns: 300 })(
    'is answered: with words, a form, or what to mend',
    async (inbound, lead, answer) => {
      const { desk, log } = aDesk({ leads: [lead], answer })
      const reply = await handle(inbound, desk)
      expect(['tell', 'form', 'form_errors', 'redraw', 'nothing']).toContain(reply.kind)
      if (reply.kind === 'form_errors') expect(log.order).toEqual([])
      if (reply.kind === 'form_errors') expect(Object.keys(reply.errors)).not.toEqual([])
      if (reply.kind === 'tell' || reply.kind === 'redraw') {
        expect(reply.card.fallback.trim()).not.toBe('')
        for (const action of actionsOf(reply.card)) expect(decodeAction(action)).not.toBeNull()
      }
    },
    30_000,
  )
})
