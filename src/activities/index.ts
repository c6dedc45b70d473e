import type { LeadId } from '../domain/lead/lead.ts'
import type { DecisionActivities, OutwardActivities } from '../workflows/contract.ts'
import { arrive } from './arrive.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import { type RecordDeps, record } from './record.ts'

export interface ActivityDeps extends RecordDeps, DeliverDeps {
  /** Wakes, or starts, the journey of a lead that a delivery belongs to. */
  visited(leadId: LeadId, inboundId: string): Promise<void>
}

export const createActivities = (deps: ActivityDeps): DecisionActivities & OutwardActivities => ({
  arrive: (leadId, inboundId, now) => arrive(deps, leadId, inboundId, now),
  record: (leadId, change, now) => record(deps, leadId, change, now),
  passOn: (leadId, inboundId) => deps.visited(leadId, inboundId),
  deliver: (leadId, now) => deliver(deps, leadId, now),
})
