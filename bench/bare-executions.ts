import { fileURLToPath } from 'node:url'
import { Worker } from '@temporalio/worker'
import type { TemporalLink } from '../src/temporal/connect.ts'

const taskQueue = 'bare'
const atOnce = 64

export interface BareEngine {
  /** Executions a second, over so long. */
  perSecond(ms: number): Promise<number>
  stop(): Promise<void>
}

/** A worker of its own on the same Temporal server. */
export async function bareEngine({ native, namespace, client }: TemporalLink): Promise<BareEngine> {
  if (native === null) throw new Error('a worker needs the native connection')
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('bare-workflow.ts', import.meta.url)),
    activities: { nothing: async () => {} },
  })
  const run = worker.run()
  let executions = 0
  const execute = () =>
    client.workflow.execute('bareWorkflow', {
      taskQueue,
      workflowId: `bare-${process.pid}-${executions++}`,
    })
  const forMs = async (ms: number): Promise<number> => {
    const started = performance.now()
    let done = 0
    const work = async () => {
      while (performance.now() - started < ms) {
        await execute()
        done += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return done / ((performance.now() - started) / 1_000)
  }
  await forMs(1_000)
  return {
    perSecond: forMs,
    async stop() {
      worker.shutdown()
      await run
    },
  }
}
