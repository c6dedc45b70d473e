// Writes the workflow bundle to the file named by the first argument.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('usage: bundle-workflows.ts <file>')
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../src/workflows/index.ts', import.meta.url)),
  logger: new DefaultLogger('ERROR'),
})
await writeFile(target, code)
