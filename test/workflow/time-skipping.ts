import { TestWorkflowEnvironment } from '@temporalio/testing'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { findTestServer } from '../../scripts/setup/paths.mjs'

const found = findTestServer()
const tries = 12

/** Null when the time-skipping server is there; else why these tests can't run, for everybody to read. */
export const whyNoTimeSkipping: string | null =
  found === undefined
    ? ' — SKIPPED: the time-skipping Temporal server is not here; `node scripts/setup.mjs --for=test` fetches it and needs Java or the SDK download'
    : null

/** The SDK waits five seconds for the server and a busy machine may need longer, so it is tried again. */
export async function openTimeSkipping(): Promise<TestWorkflowEnvironment> {
  if (found === undefined) throw new Error('the time-skipping server is not here')
  Runtime.install({ logger: new DefaultLogger('WARN') })
  const server = { executable: { type: 'existing-path', path: found.path } } as const
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server })
    } catch (error) {
      if (attempt === tries) throw error
    }
  }
}
