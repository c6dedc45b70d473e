import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { LeadId } from '../domain/lead/lead.ts'
import type { BehaviourIn, LeadTouch } from '../domain/lead/touch-in.ts'
import type { MatchKey } from '../domain/matching/match-keys.ts'
import { foldVietnamese } from '../domain/text/fold.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { type LeadRow, leadId } from './lead-state.ts'
import { insertInto, named, updateById } from './statement.ts'
import type { Tx } from './transaction.ts'

/** Deliveries about the same phone or mail wait for each other until the transaction ends. */
export async function lockKeys(tx: Tx, keys: readonly MatchKey[]): Promise<void> {
  await tx.ask({
    from: [],
    text: `SELECT pg_advisory_xact_lock(hashtextextended(key, 0))::text
      FROM unnest($1::text[]) AS key`,
    values: [[...keys].sort()],
  })
}

export async function knownKeys(
  tx: Tx,
  keys: readonly MatchKey[],
): Promise<readonly KnownKey<MatchKey>[]> {
  const rows = await tx.ask({
    from: ['lead_key', 'lead'],
    text: `SELECT key, lead_id, lead.created_at AS since
      FROM lead_key JOIN lead ON lead.id = lead_id WHERE key = ANY($1::text[])`,
    values: [keys],
  })
  return rows.map((row) => {
    const { key, ...known } = knownKey.parse(named(row))
    return { ...known, key: key as MatchKey }
  })
}

interface KnownKey<Key> {
  readonly leadId: LeadId
  readonly key: Key
  readonly since: Instant
}

const knownKey = z.object({
  leadId: z.string().transform(leadId),
  key: z.string(),
  since: z.date().transform((at): Instant => at.getTime()),
})

/** A phone or mail belongs to the lead that had it first. */
export const keepKeys = (tx: Tx, id: LeadId, keys: readonly MatchKey[]): Promise<void> =>
  tx.write({
    to: 'lead_key',
    text: `INSERT INTO lead_key (key, lead_id) SELECT key, $2::uuid FROM unnest($1::text[]) AS key
      ON CONFLICT (key) DO NOTHING`,
    values: [keys, id],
  })

/** Somebody nobody knew, before their band and score are read. */
export const stranger = (id: LeadId, touch: LeadTouch, at: Instant): LeadRow => ({
  ...nobody,
  ...said(touch),
  id,
  createdAt: new Date(at),
  source: touch.source,
  askedContact: touch.askedContact,
  consentAt: touch.consent === true ? new Date(at) : null,
  bant: bantSaid(touch),
})

/** The visit adds what was not known; what is known stays, and the newest wish replaces the older. */
export async function addTouch(
  tx: Tx,
  before: LeadRow,
  touch: LeadTouch,
): Promise<{ readonly visits: number }> {
  const fresh = Object.entries(said(touch)).filter(
    ([column, value]) =>
      value !== null && (newest.has(column) || before[column as keyof LeadRow] === null),
  )
  const visits = before.visits + 1
  const asked = touch.askedContact ? { askedContact: true } : {}
  const seen = { ...Object.fromEntries(fresh), ...asked, visits, updatedAt: new Date() }
  await tx.write(updateById('lead', before.id, seen))
  return { visits }
}

const newest = new Set(['message', 'timing', 'budgetMin', 'budgetMax', 'currency'])

type Said = Pick<
  LeadRow,
  | 'name'
  | 'honorific'
  | 'nameFolded'
  | 'company'
  | 'title'
  | 'phone'
  | 'email'
  | 'province'
  | 'language'
  | 'employees'
  | 'industry'
  | 'message'
  | 'timing'
  | 'sourceDetail'
  | 'campaign'
  | 'budgetMin'
  | 'budgetMax'
>

function said(touch: LeadTouch): Said & { readonly currency?: string } {
  const { name, budget } = touch
  return {
    name,
    honorific: touch.honorific,
    nameFolded: name === null ? null : foldVietnamese(name),
    company: touch.company,
    title: touch.title,
    phone: touch.phone,
    email: touch.email,
    province: touch.province,
    language: touch.language,
    employees: touch.employees,
    industry: touch.industry,
    message: touch.message,
    timing: touch.timing,
    sourceDetail: touch.sourceDetail,
    campaign: touch.campaign,
    budgetMin: budget === null ? null : BigInt(budget.min.amount),
    budgetMax: budget?.max == null ? null : BigInt(budget.max.amount),
    ...(budget === null ? {} : { currency: budget.min.currency }),
  }
}

/** Who writes what they need and asks to be contacted has a need; the rest is asked. */
const bantSaid = ({ askedContact, message }: LeadTouch): LeadRow['bant'] =>
  askedContact && message !== null ? { need: { value: 'clear', holds: true, from: 'buyer' } } : {}

type Event = Pick<BehaviourIn, 'kind' | 'data'> & { readonly at: Instant }

export const addEvents = (
  tx: Tx,
  id: LeadId,
  inboundId: string,
  events: readonly [Event, ...Event[]],
): Promise<void> => {
  const row = ({ kind, at, data }: Event) => ({
    id: uuid(),
    leadId: id,
    inboundId,
    kind,
    at: new Date(at),
    data,
  })
  const [first, ...others] = events
  return tx.write(insertInto('lead_event', row(first), ...others.map(row)))
}

/** What their browser did before the form named them now counts for them. */
export async function adoptVisitor(
  tx: Tx,
  id: LeadId,
  visitorId: string,
  at: Instant,
): Promise<void> {
  await tx.write({
    to: 'visitor',
    text: `INSERT INTO visitor (id, lead_id, consent_at) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET lead_id = coalesce(visitor.lead_id, excluded.lead_id)`,
    values: [visitorId, id, new Date(at)],
  })
  await tx.write({
    to: 'lead_event',
    text: 'UPDATE lead_event SET lead_id = $2 WHERE visitor_id = $1 AND lead_id IS NULL',
    values: [visitorId, id],
  })
}

export const markUnsubscribed = (tx: Tx, id: LeadId, at: Instant): Promise<void> =>
  tx.write({
    to: 'lead',
    text: `UPDATE lead SET unsubscribed_at = $2, updated_at = now()
      WHERE id = $1 AND unsubscribed_at IS NULL`,
    values: [id, new Date(at)],
  })

/** A lead of whom nothing is known and with whom nothing has happened. */
const nobody = {
  currency: 'VND',
  unsubscribedAt: null,
  doNotCall: false,
  phoneDead: false,
  stage: 'new',
  band: 'cool',
  score: 0,
  reasons: [],
  policyVersion: 0,
  bandChangesAt: null,
  disqualified: null,
  restored: false,
  ownerId: null,
  announcedAt: null,
  opening: null,
  claimedAt: null,
  nudgeAt: null,
  callBy: null,
  rounds: 0,
  promised: false,
  told: [],
  firstTouchAt: null,
  promiseKept: null,
  lastTouchAt: null,
  attempts: 0,
  nextKind: null,
  nextDueAt: null,
  visits: 1,
  mqlAt: null,
  sqlAt: null,
  closedAt: null,
  lossReason: null,
  amount: null,
  contract: null,
} satisfies Partial<LeadRow>
