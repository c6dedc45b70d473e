import { proxyActivities } from '@temporalio/workflow'

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '30s' })

/** The least that a lead could cost the workflow engine: one workflow, one activity. */
export async function bareWorkflow(): Promise<void> {
  await nothing()
}
