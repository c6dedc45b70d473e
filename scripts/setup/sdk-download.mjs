// Run by sdk.mjs in a process of its own: the SDK downloads a server when it first starts it.
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [kind, downloadDir] = process.argv.slice(2)
const server = { executable: { type: 'cached-download', downloadDir } }
const environment =
  kind === 'dev'
    ? await TestWorkflowEnvironment.createLocal({ server })
    : await TestWorkflowEnvironment.createTimeSkipping({ server })
await environment.teardown()
