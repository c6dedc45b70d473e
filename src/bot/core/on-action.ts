import type { Wish } from '../../domain/lead/instruction.ts'
import type { LeadId } from '../../domain/lead/lead.ts'
import type { LeadRecord } from '../../domain/lead/record.ts'
import { translator } from '../../i18n/translator.ts'
import type { Action, LeadVerb } from './action.ts'
import { actorOf, askersView, type InboundOf, readerFor, refuse } from './asking.ts'
import type { Desk } from './desk.ts'
import { refusedBeforehand } from './form-gate.ts'
import { takers } from './forms/hand-over.ts'
import { type LeadFormId, leadForms } from './forms/index.ts'
import { newLeadForm } from './forms/new-lead.ts'
import type { Asker } from './inbound.ts'
import { readLeadId } from './lead-id.ts'
import { turnPage } from './on-page.ts'
import type { Reply } from './reply.ts'
import { showHistory, showLead, showWhy } from './show-lead.ts'
import { note } from './views/blocks.ts'
import { doneCard } from './views/done-card.ts'
import { leadCard } from './views/lead-card.ts'
import { seesContact } from './views/reader.ts'

/** A click on a button. */
export async function onAction(click: InboundOf<'action'>, desk: Desk): Promise<Reply> {
  const { action, asker } = click
  switch (action.kind) {
    case 'new_lead':
      return { kind: 'form', form: newLeadForm(asker) }
    case 'page':
      return turnPage(action, asker, desk)
    case 'lead':
      return onLead(action, click, desk)
    default:
      return action satisfies never
  }
}

/** What a click on it does: asks the lead's journey, shows something, or opens a dialog (which may refuse). */
export const doingOf = (action: Action): Step['kind'] =>
  action.kind === 'lead' ? steps[action.verb].kind : action.kind === 'page' ? 'show' : 'form'

async function onLead(
  { verb, leadId }: Extract<Action, { kind: 'lead' }>,
  click: InboundOf<'action'>,
  desk: Desk,
): Promise<Reply> {
  const id = readLeadId(leadId)
  if (id === null) return refuse({ code: 'no_such_lead' }, null, click.asker, desk)
  const step = steps[verb]
  // A claim goes straight to the journey: others are clicking too.
  if (step.kind === 'ask') return ask(id, step.wish, click, desk)
  const lead = await desk.lead(id)
  if (lead === null) return refuse({ code: 'no_such_lead' }, null, click.asker, desk)
  return step.kind === 'form'
    ? openForm(step.form, lead, click.asker, desk)
    : show(step.what, lead, click.asker, desk)
}

/** What each button does: shows something, opens a dialog, or asks the journey at once. */
const steps = {
  claim: { kind: 'ask', wish: { kind: 'claim' } },
  release: { kind: 'ask', wish: { kind: 'release' } },
  reopen: { kind: 'ask', wish: { kind: 'reopen' } },
  restore: { kind: 'ask', wish: { kind: 'restore' } },
  why: { kind: 'show', what: 'why' },
  history: { kind: 'show', what: 'history' },
  show: { kind: 'show', what: 'lead' },
  card: { kind: 'show', what: 'card' },
  log_call: { kind: 'form', form: 'log_call' },
  bant: { kind: 'form', form: 'bant' },
  book_meeting: { kind: 'form', form: 'book_meeting' },
  record_meeting: { kind: 'form', form: 'record_meeting' },
  set_stage: { kind: 'form', form: 'set_stage' },
  hand_over: { kind: 'form', form: 'hand_over' },
  win: { kind: 'form', form: 'win' },
  lose: { kind: 'form', form: 'lose' },
  junk: { kind: 'form', form: 'junk' },
} as const satisfies Readonly<Record<LeadVerb, Step>>

type Shown = 'why' | 'history' | 'lead' | 'card'

type Step =
  | { readonly kind: 'ask'; readonly wish: Wish }
  | { readonly kind: 'show'; readonly what: Shown }
  | { readonly kind: 'form'; readonly form: LeadFormId }

async function ask(id: LeadId, wish: Wish, click: InboundOf<'action'>, desk: Desk): Promise<Reply> {
  const { asker } = click
  const answer = await desk.instruct(id, { id: click.id, by: actorOf(asker), wish })
  const lead = await desk.lead(id)
  if (!answer.ok) return refuse(answer.refusal, lead, asker, desk)
  if (lead === null) return { kind: 'nothing' }
  const view = askersView(asker, await desk.members(), desk)
  return { kind: 'tell', card: doneCard(wish, answer, lead, view) }
}

async function show(what: Shown, lead: LeadRecord, asker: Asker, desk: Desk): Promise<Reply> {
  switch (what) {
    case 'why':
      return { kind: 'tell', card: showWhy(lead, asker, desk) }
    case 'history':
      return { kind: 'tell', card: await showHistory(lead, asker, desk) }
    case 'lead':
      return { kind: 'tell', card: await showLead(lead, asker, desk) }
    case 'card':
      return { kind: 'redraw', card: leadCard(lead, askersView(asker, await desk.members(), desk)) }
    default:
      return what satisfies never
  }
}

async function openForm(
  form: LeadFormId,
  lead: LeadRecord,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  const [members, { policy }] = await Promise.all([desk.members(), desk.policy()])
  const reader = readerFor(asker, desk)
  const refusal = refusedBeforehand(form, lead, actorOf(asker), { now: reader.now, members })
  if (refusal !== null) return refuse(refusal, lead, asker, desk)
  if (form === 'hand_over' && takers({ members, lead }).length === 0) {
    return { kind: 'tell', card: note(translator(asker.language)('hint.nobody_to_take')) }
  }
  const complete = seesContact(lead, askersView(asker, members, desk))
  const facts = { ...reader, lead, members, policy, seesContact: complete }
  return { kind: 'form', form: leadForms[form].build(facts) }
}
