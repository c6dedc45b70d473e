import { setTimeout as elapse } from 'node:timers/promises'
import type { Desk, TypedLead } from './bot/core/desk.ts'
import type { Database } from './db/client.ts'
import { findInbound, type Ledger } from './db/inbound.ts'
import { leadId } from './db/lead-state.ts'
import type { LeadId } from './domain/lead/lead.ts'
import { deliverLead } from './intake/deliver.ts'
import type { IntakeMetrics } from './intake/intake-metrics.ts'
import type { JourneyStarter } from './intake/journey-starter.ts'
import type { Journeys } from './temporal/journeys.ts'

export type TakeIn = Desk['takeIn']

export interface TakeInParts {
  readonly db: Database
  readonly ledger: Ledger
  readonly metrics: IntakeMetrics
  readonly starter: JourneyStarter
  readonly journeys: Journeys
}

const arrivesWithinMs = 3_000

/** A member's own lead goes through the same door as a form, and is theirs unless somebody has it. */
export function createTakeIn({ db, ledger, metrics, starter, journeys }: TakeInParts): TakeIn {
  return async (typed) => {
    const begun: Promise<void>[] = []
    const queue = {
      push: (inbound: Parameters<JourneyStarter['begin']>[0]) =>
        void begun.push(starter.begin(inbound)),
    }
    const delivered = await deliverLead({ ledger, metrics, queue, now: Date.now }, arrivalOf(typed))
    if (!delivered.ok) throw new Error(`a typed lead was refused: ${delivered.faults[0].code}`)
    await Promise.allSettled(begun)
    const id = await becomes(db, delivered.id, leadId(delivered.leadId))
    await journeys.instruct(id, { id: `${typed.id}:claim`, by: typed.by, wish: { kind: 'claim' } })
    return { leadId: id }
  }
}

function arrivalOf({ id, by, values }: TypedLead): Parameters<typeof deliverLead>[1] {
  const { need, ...rest } = values
  const body = { ...rest, message: need, submission_id: id, asked_contact: 'true' }
  return {
    source: 'api',
    sender: `member ${by.memberId}`,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(body)),
    keepRefused: true,
  }
}

/** The lead that the delivery became, or an older one that it turned out to be. */
async function becomes(db: Database, inboundId: string, minted: LeadId): Promise<LeadId> {
  const giveUpAt = Date.now() + arrivesWithinMs
  while (Date.now() < giveUpAt) {
    const inbound = await findInbound(db, inboundId)
    if (inbound?.state === 'processed') return leadId(inbound.leadId)
    await elapse(50)
  }
  return minted
}
