import { Worker } from '@temporalio/worker'
import type { RulesInForce } from './activities/house.ts'
import { createActivities } from './activities/index.ts'
import { createPostman, type PostmanDeps } from './activities/postman.ts'
import type { ChatPort } from './bot/core/chat-port.ts'
import type { Database } from './db/client.ts'
import type { TemporalLink } from './temporal/connect.ts'
import type { Journeys } from './temporal/journeys.ts'
import { workflowBundle } from './temporal/workflow-bundle.ts'
import { taskQueue } from './workflows/contract.ts'

export interface WorkerParts {
  readonly db: Database
  readonly temporal: TemporalLink
  readonly journeys: Journeys
  readonly rules: RulesInForce
  readonly ports: ReadonlyMap<string, ChatPort>
  readonly draw: PostmanDeps['draw']
}

export interface RunningWorker {
  /** Lets what is under way finish, for ten seconds at most. */
  stop(): Promise<void>
  /** Rejects when the worker can't go on. */
  readonly failed: Promise<never>
}

export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { db, temporal, journeys, rules, ports, draw } = parts
  if (temporal.native === null) throw new Error('a worker needs the native connection')
  const members = async () => (await rules()).members
  const postman = createPostman({ db, ports, members, draw })
  const worker = await Worker.create({
    connection: temporal.native,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ db, rules, postman, visited: journeys.visited }),
    shutdownGraceTime: '10s',
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    maxCachedWorkflows: 500,
  })
  return running(worker)
}

function running(worker: Worker): RunningWorker {
  const run = worker.run()
  const failed = run.then(() => new Promise<never>(() => {}))
  failed.catch(() => undefined)
  return {
    failed,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await run.catch(() => undefined)
    },
  }
}
