import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Answer, Instruction } from '../domain/lead/instruction.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Refusal } from '../domain/lead/refusal.ts'
import {
  type JourneyStart,
  journeyId,
  journeyType,
  refusalType,
  signalNames,
  taskQueue,
} from '../workflows/contract.ts'
import type { leadJourney } from '../workflows/lead-journey.ts'
import { patiently } from './patiently.ts'

/** What the bot, the intake and the activities may ask of journeys. */
export interface Journeys {
  /** Starts the journey of a delivery; doing it twice is doing it once. */
  begin(leadId: LeadId, inboundId: string): Promise<void>
  visited(leadId: LeadId, inboundId: string): Promise<void>
  behaved(leadId: LeadId, inboundId: string): Promise<void>
  rulesChanged(leadId: LeadId): Promise<void>
  /** Follows the instruction or says why not; a journey that is not running is started from the record. */
  instruct(leadId: LeadId, instruction: Instruction): Promise<Answer>
}

/**
 * `startsHere`: a worker of this process takes the first task along with the answer, without asking
 * the server for it. Needs the worker's native connection.
 */
export function createJourneys(
  client: Client,
  { startsHere = false }: { readonly startsHere?: boolean } = {},
): Journeys {
  const signal = async (name: string, leadId: LeadId, args: readonly string[]): Promise<void> => {
    await client.workflow.signalWithStart(journeyType, {
      ...placement(leadId),
      args: [known(leadId)],
      signal: name,
      signalArgs: [...args],
    })
  }
  return {
    begin: async (leadId, inboundId) => {
      const start: JourneyStart = { leadId, inboundId }
      await client.workflow.start(journeyType, {
        ...placement(leadId),
        args: [start],
        requestEagerStart: startsHere,
      })
    },
    visited: (leadId, inboundId) => signal(signalNames.visited, leadId, [inboundId]),
    behaved: (leadId, inboundId) => signal(signalNames.behaved, leadId, [inboundId]),
    rulesChanged: (leadId) => signal(signalNames.rulesChanged, leadId, []),
    instruct: (leadId, instruction) => instruct(client, leadId, instruction),
  }
}

const known = (leadId: LeadId): JourneyStart => ({ leadId, inboundId: null })

const placement = (leadId: LeadId) => ({
  workflowId: journeyId(leadId),
  taskQueue,
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
})

async function instruct(client: Client, leadId: LeadId, instruction: Instruction): Promise<Answer> {
  try {
    return await patiently(() => ask(client, leadId, instruction))
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === null) throw error
    return { ok: false, refusal }
  }
}

/** A journey that ended, or that Temporal has lost, begins again from the record. */
async function ask(client: Client, leadId: LeadId, instruction: Instruction): Promise<Answer> {
  const update = { args: [instruction] as [Instruction], updateId: instruction.id }
  try {
    const running = client.workflow.getHandle<typeof leadJourney>(journeyId(leadId))
    return await running.executeUpdate<Answer, [Instruction]>(instruction.wish.kind, update)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof leadJourney>(journeyType, {
      ...placement(leadId),
      args: [known(leadId)],
    })
    return client.workflow.executeUpdateWithStart<typeof leadJourney, Answer, [Instruction]>(
      instruction.wish.kind,
      { ...update, startWorkflowOperation },
    )
  }
}

/** The journey's own words travel as the detail of a failure of a type of its own. */
function refusalIn(error: unknown): Refusal | null {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null
  if (!(cause instanceof ApplicationFailure) || cause.type !== refusalType) return null
  return (cause.details?.[0] as Refusal | undefined) ?? null
}
