import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Database } from '../../../src/db/client.ts'
import type { BatonInParts } from './baton-in-parts.ts'
import { leads } from './baton-in-parts.ts'

export interface Buyer {
  readonly name: string
  readonly phone: string
}

export const buyer = (n: number): Buyer => ({
  name: `Người Mua Số ${String(n).padStart(4, '0')}`,
  phone: `0901${String(100_000 + n)}`,
})

/** Sends a buyer's form by the API; the answer's status, or null when nobody answered. */
export async function deliver(
  { url, apiKey }: Pick<BatonInParts, 'url' | 'apiKey'>,
  { name, phone }: Buyer,
): Promise<number | null> {
  const lead = {
    submission_id: phone,
    name,
    phone,
    company: 'An Phát',
    title: 'Giám đốc',
    message: 'Cần báo giá cho 40 người',
    budget: '600 triệu',
    source: 'form báo giá',
  }
  try {
    const answer = await fetch(`${url}/v1/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(lead),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

const internationally = ({ phone }: Buyer): string => phone.replace(/^0/, '+84')

/** How many leads these buyers became, all together. */
export const leadsOf = (
  { prisma }: Database,
  buyers: readonly { readonly who: Buyer }[],
): Promise<number> =>
  prisma.lead.count({ where: { phone: { in: buyers.map(({ who }) => internationally(who)) } } })

/** How many deliveries of a buyer reached the ledger. */
export const deliveriesOf = ({ prisma }: Database, { phone }: Buyer): Promise<number> =>
  prisma.inboundEvent.count({ where: { key: { contains: phone } } })

export const unprocessed = ({ prisma }: Database): Promise<number> =>
  prisma.inboundEvent.count({ where: { state: 'stored' } })

/** The one lead that a buyer became; throws while there is none, and when there are two. */
export async function theLeadOf({ prisma }: Database, who: Buyer) {
  const found = await prisma.lead.findMany({
    where: { phone: internationally(who) },
    include: { touches: true, cards: true, stages: true },
  })
  const [lead] = found
  if (lead === undefined || found.length > 1) throw new Error(`${found.length} leads of one buyer`)
  return lead
}

export async function audited(
  { prisma }: Database,
  leadId: string,
  action: string,
): Promise<number> {
  return prisma.auditEntry.count({ where: { leadId, action } })
}

export const outboundOf = ({ prisma }: Database, leadId: string) =>
  prisma.outbound.findMany({ where: { leadId }, orderBy: { id: 'asc' } })

const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.object({ key: z.string() }) }).optional(),
    }),
  ),
})

/** The keys of all that Baton's outbox put into a channel and into the threads there. */
export async function keysAt(platform: WebClient, channel: string): Promise<readonly string[]> {
  const window = { channel, limit: 1_000, include_all_metadata: true }
  const { messages } = page.parse(await platform.conversations.history(window))
  const inThreads = await Promise.all(
    messages.map(async ({ ts }) => {
      const thread = page.parse(await platform.conversations.replies({ ...window, ts }))
      return thread.messages.filter((reply) => reply.ts !== ts)
    }),
  )
  const all = new Map([...messages, ...inThreads.flat()].map((each) => [each.ts, each]))
  return [...all.values()].flatMap(({ metadata }) =>
    metadata === undefined ? [] : [metadata.event_payload.key],
  )
}

export const repeated = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, at) => keys.indexOf(key) !== at)

export const cardKey = (leadId: string): string => `card:${leadId}:${leads}`
