import type { Database } from '../db/client.ts'
import { openLeadIds } from '../db/open-leads.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { TemporalLink } from '../temporal/connect.ts'
import { journeyId, journeyType } from '../workflows/contract.ts'
import { bad, type Finding, ok } from './finding.ts'

/** Every open lead must have a journey that runs, or nobody will remind anybody of it. */
export async function lookAtJourneys(db: Database, temporal: TemporalLink): Promise<Finding> {
  const { open, stranded } = await strandedLeads(db, temporal)
  if (stranded.length === 0)
    return ok('journeys', open === 0 ? 'no open leads' : `all ${open} open leads have theirs`)
  return bad(
    'journeys',
    `${stranded.length} of ${open} open leads have no journey that runs`,
    'baton doctor --repair starts them from the record',
  )
}

export interface Stranded {
  readonly open: number
  readonly stranded: readonly LeadId[]
}

/** The list of running journeys lags a little, so each that is missing there is asked for by name. */
export async function strandedLeads(db: Database, temporal: TemporalLink): Promise<Stranded> {
  const open = await openLeadIds(db)
  const running = await runningJourneys(temporal)
  const missing = open.filter((id) => !running.has(journeyId(id)))
  const states = await inBatches(missing, (id) => isRunning(temporal, id))
  return { open: open.length, stranded: missing.filter((_id, at) => states[at] === false) }
}

async function runningJourneys({ client }: TemporalLink): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  const query = `WorkflowType = '${journeyType}' AND ExecutionStatus = 'Running'`
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 }))
    ids.add(workflowId)
  return ids
}

async function isRunning({ client }: TemporalLink, id: LeadId): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(journeyId(id)).describe()).status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return false
    throw error
  }
}

const batch = 20

/** Answers in the order asked. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let at = 0; at < items.length; at += batch) {
    results.push(...(await Promise.all(items.slice(at, at + batch).map(work))))
  }
  return results
}
