import { findInbound, type LedgerRow, markProcessed, markRefused } from '../db/inbound.ts'
import { behavioursOfVisitor, freshLead, lockLead } from '../db/lead-state.ts'
import {
  addEvents,
  adoptVisitor,
  keepKeys,
  knownKeys,
  lockKeys,
  stranger,
} from '../db/lead-touch.ts'
import { saveNewLead, untyped } from '../db/save-progress.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { LeadTouch } from '../domain/lead/touch-in.ts'
import { decideExact } from '../domain/matching/decide-exact.ts'
import { matchKeys } from '../domain/matching/match-keys.ts'
import { announcedIfDue } from '../domain/progress/remind.ts'
import type { Behaviour } from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { readDelivery } from '../intake/read-delivery.ts'
import type { Arrival } from '../workflows/contract.ts'
import { houseAt, type Rules } from './house.ts'
import { writeLetters } from './letters.ts'
import { judge, type RecordDeps, standing } from './record.ts'

/** Is this somebody we know? Decided under locks on phone and mail, so that two forms at once are one lead. */
export async function arrive(
  { db, rules: inForce }: RecordDeps,
  leadId: LeadId,
  inboundId: string,
  now: Instant,
): Promise<Arrival> {
  const rules = await inForce()
  return inTransaction(db, async (tx) => {
    const inbound = await findInbound(tx, inboundId)
    if (inbound === null || inbound.state === 'refused') return { kind: 'refused' }
    if (inbound.state === 'processed') return arrivedBefore(tx, leadId, inbound, rules, now)
    const reading = readDelivery(inbound.source, inbound.contentType, inbound.body)
    if (!reading.ok) return refuse(tx, inboundId, reading.faults[0].code, now)
    if (reading.delivery.kind !== 'lead') return refuse(tx, inboundId, 'not_a_lead', now)
    const { touch } = reading.delivery
    const keys = matchKeys(touch)
    await lockKeys(tx, keys)
    const person = decideExact(keys, await knownKeys(tx, keys))
    if (person.kind !== 'new') return { kind: 'known', leadId: chosen(person) }
    return welcome(tx, leadId, { inbound, touch, keys }, rules, now)
  })
}

const chosen = (person: Exclude<ReturnType<typeof decideExact>, { kind: 'new' }>): LeadId =>
  person.kind === 'same' ? person.leadId : person.chosen

interface Stranger {
  readonly inbound: LedgerRow
  readonly touch: LeadTouch
  readonly keys: ReturnType<typeof matchKeys>
}

async function welcome(
  tx: Tx,
  leadId: LeadId,
  { inbound, touch, keys }: Stranger,
  rules: Rules,
  now: Instant,
): Promise<Arrival> {
  const { visitorId } = touch
  const did = firstBehaviours(touch, inbound.receivedAt)
  const before = visitorId === null ? [] : await behavioursOfVisitor(tx, visitorId)
  const lead = freshLead(stranger(leadId, touch, inbound.receivedAt), [...did, ...before])
  const judged = judge(lead, { state: lead.standing.state }, rules, now)
  const state = announcedIfDue(judged.progress.state, houseAt(rules, now))
  const progress = { ...judged.progress, state }
  const author = { changeId: `arrive:${inbound.id}`, by: 'buyer', action: 'arrive', at: now }
  await saveNewLead(tx, lead.row, { ...judged, progress, author, typed: untyped })
  await keepKeys(tx, leadId, keys)
  await addEvents(tx, leadId, inbound.id, did)
  if (visitorId !== null) await adoptVisitor(tx, leadId, visitorId, now)
  await markProcessed(tx, inbound.id, { leadId, at: now })
  const told = { leadId, ownerBefore: null, changeId: author.changeId, opening: null }
  await writeLetters(tx, told, progress, rules, now)
  return { kind: 'new', recorded: standing(state, rules, now) }
}

type Did = Behaviour & { readonly data: Readonly<Record<string, never>> }

const firstBehaviours = ({ junk }: LeadTouch, at: Instant): readonly [Did, ...Did[]] => [
  { kind: 'form_submitted', at, data: {} },
  ...(junk === null ? [] : [{ kind: 'marked_spam', at, data: {} } as const]),
]

async function arrivedBefore(
  tx: Tx,
  leadId: LeadId,
  inbound: LedgerRow,
  rules: Rules,
  now: Instant,
): Promise<Arrival> {
  const lead = await lockLead(tx, leadId)
  if (lead === null) return { kind: 'known', leadId: inbound.leadId as LeadId }
  return { kind: 'new', recorded: standing(lead.standing.state, rules, now) }
}

async function refuse(tx: Tx, inboundId: string, reason: string, at: Instant): Promise<Arrival> {
  await markRefused(tx, inboundId, { reason, at })
  return { kind: 'refused' }
}
