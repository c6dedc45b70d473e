import type { Wish } from '../../domain/lead/instruction.ts'
import type { LeadId } from '../../domain/lead/lead.ts'
import { translator } from '../../i18n/translator.ts'
import { actorOf, askersView, type InboundOf, readerFor, refuse } from './asking.ts'
import type { Desk } from './desk.ts'
import type { Form, FormValues } from './form.ts'
import { openQuestions } from './forms/bant.ts'
import { leadForms } from './forms/index.ts'
import { begunWith, type FormFacts, filledIn } from './forms/lead-form.ts'
import { newLeadForm, readNewLead } from './forms/new-lead.ts'
import { readLeadId } from './lead-id.ts'
import type { Reply } from './reply.ts'
import { buttonRow, leadButton, note } from './views/blocks.ts'
import { doneCard } from './views/done-card.ts'
import { seesContact } from './views/reader.ts'

/** A filled-in dialog: what was typed is kept first, then the journey is asked. */
export async function onSubmit(sent: InboundOf<'submit'>, desk: Desk): Promise<Reply> {
  const values = filledIn(sent.values, sent.context)
  if (sent.form === 'new_lead') return takeIn(values, sent, desk)
  const id = readLeadId(sent.leadId)
  const facts = id === null ? null : await factsFor(id, sent, desk)
  if (id === null || facts === null) {
    return refuse({ code: 'no_such_lead' }, null, sent.asker, desk)
  }
  const reading = leadForms[sent.form].read(values, facts)
  if (!reading.ok) return mend(reading.errors, leadForms[sent.form].build(facts), values)
  await desk.keepSubmission({
    id: sent.id,
    form: sent.form,
    leadId: id,
    memberId: sent.asker.memberId,
    values,
  })
  return follow(reading.value, facts, sent, desk)
}

async function factsFor(
  id: LeadId,
  { asker }: InboundOf<'submit'>,
  desk: Desk,
): Promise<FormFacts | null> {
  const [lead, members, { policy }] = await Promise.all([
    desk.lead(id),
    desk.members(),
    desk.policy(),
  ])
  if (lead === null) return null
  const complete = seesContact(lead, askersView(asker, members, desk))
  return { ...readerFor(asker, desk), lead, members, policy, seesContact: complete }
}

async function follow(
  wish: Wish,
  facts: FormFacts,
  { id, asker }: InboundOf<'submit'>,
  desk: Desk,
): Promise<Reply> {
  const by = actorOf(asker)
  const answer = await desk.instruct(facts.lead.id, { id, by, wish, submissionId: id })
  if (!answer.ok) return refuse(answer.refusal, facts.lead, asker, desk)
  const lead = (await desk.lead(facts.lead.id)) ?? facts.lead
  if (isReached(wish) && openQuestions(lead.bant).length > 0) {
    return { kind: 'form', form: leadForms.bant.build({ ...facts, lead }) }
  }
  return {
    kind: 'tell',
    card: doneCard(wish, answer, lead, askersView(asker, facts.members, desk)),
  }
}

/** After a call that reached the buyer, the questions still open. Source: PRODUCT.md, step 8. */
const isReached = (wish: Wish): boolean => wish.kind === 'log_call' && wish.outcome === 'reached'

async function takeIn(
  values: FormValues,
  { id, asker }: InboundOf<'submit'>,
  desk: Desk,
): Promise<Reply> {
  const reading = readNewLead(values, asker)
  if (!reading.ok) return mend(reading.errors, newLeadForm(asker), values)
  const { leadId } = await desk.takeIn({ id, by: actorOf(asker), values: reading.value })
  const line = translator(asker.language)('done.new_lead', { name: values['name'] ?? '' })
  return { kind: 'tell', card: note(line, ...buttonRow(leadButton('show', leadId, asker))) }
}

const mend = (errors: Readonly<Record<string, string>>, form: Form, typed: FormValues): Reply => ({
  kind: 'form_errors',
  errors,
  form: begunWith(typed, form),
})
