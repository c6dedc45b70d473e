import { v7 as uuid } from 'uuid'
import type { LeadId } from '../domain/lead/lead.ts'
import type { BehaviourIn, LeadTouch } from '../domain/lead/touch-in.ts'
import type { MatchKey } from '../domain/matching/match-keys.ts'
import { foldVietnamese } from '../domain/text/fold.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Lead, Prisma } from './generated/client.ts'
import { leadId } from './lead-state.ts'
import type { Tx } from './transaction.ts'

/** Deliveries about the same phone or mail wait for each other until the transaction ends. */
export async function lockKeys(tx: Tx, keys: readonly MatchKey[]): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0))::text
    FROM unnest(${[...keys].sort()}::text[]) AS key`
}

export async function knownKeys(
  tx: Tx,
  keys: readonly MatchKey[],
): Promise<
  readonly { readonly leadId: LeadId; readonly key: MatchKey; readonly since: Instant }[]
> {
  const rows = await tx.leadKey.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true, leadId: true, lead: { select: { createdAt: true } } },
  })
  return rows.map((row) => ({
    leadId: leadId(row.leadId),
    key: row.key as MatchKey,
    since: row.lead.createdAt.getTime(),
  }))
}

/** A phone or mail belongs to the lead that had it first. */
export async function keepKeys(tx: Tx, id: LeadId, keys: readonly MatchKey[]): Promise<void> {
  await tx.leadKey.createMany({
    data: keys.map((key) => ({ key, leadId: id })),
    skipDuplicates: true,
  })
}

/** A lead nobody knew; its band and score are read right after. */
export function createLead(tx: Tx, id: LeadId, touch: LeadTouch, at: Instant): Promise<Lead> {
  return tx.lead.create({
    data: {
      id,
      createdAt: new Date(at),
      ...said(touch),
      source: touch.source,
      askedContact: touch.askedContact,
      ...(touch.consent === true ? { consentAt: new Date(at) } : {}),
      band: 'cool',
      score: 0,
      reasons: [],
      policyVersion: 0,
      bant: bantSaid(touch),
    },
  })
}

/** The visit adds what was not known; what is known stays, and the newest wish replaces the older. */
export function addTouch(tx: Tx, before: Lead, touch: LeadTouch): Promise<Lead> {
  const fresh = Object.entries(said(touch)).filter(
    ([column, value]) =>
      value !== null && (newest.has(column) || before[column as keyof Lead] === null),
  )
  return tx.lead.update({
    where: { id: before.id },
    data: {
      ...Object.fromEntries(fresh),
      visits: { increment: 1 },
      ...(touch.askedContact ? { askedContact: true } : {}),
    },
  })
}

const newest = new Set(['message', 'timing', 'budgetMin', 'budgetMax', 'currency'])

type Said = Pick<
  Prisma.LeadCreateInput,
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
const bantSaid = ({ askedContact, message }: LeadTouch): Prisma.InputJsonValue =>
  askedContact && message !== null ? { need: { value: 'clear', holds: true, from: 'buyer' } } : {}

export async function addEvent(
  tx: Tx,
  id: LeadId,
  inboundId: string,
  event: Pick<BehaviourIn, 'kind' | 'data'> & { readonly at: Instant },
): Promise<void> {
  await tx.leadEvent.create({
    data: {
      id: uuid(),
      leadId: id,
      inboundId,
      kind: event.kind,
      at: new Date(event.at),
      data: { ...event.data },
    },
  })
}

/** What their browser did before the form named them now counts for them. */
export async function adoptVisitor(
  tx: Tx,
  id: LeadId,
  visitorId: string,
  at: Instant,
): Promise<void> {
  const consentAt = new Date(at)
  await tx.visitor.createMany({
    data: { id: visitorId, leadId: id, consentAt },
    skipDuplicates: true,
  })
  await tx.visitor.updateMany({ where: { id: visitorId, leadId: null }, data: { leadId: id } })
  await tx.leadEvent.updateMany({ where: { visitorId, leadId: null }, data: { leadId: id } })
}

export async function markUnsubscribed(tx: Tx, id: LeadId, at: Instant): Promise<void> {
  await tx.lead.updateMany({
    where: { id, unsubscribedAt: null },
    data: { unsubscribedAt: new Date(at) },
  })
}
