import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { DecisionActivities, OutwardActivities } from './contract.ts'

/** Decisions are short transactions, so they run where the workflow runs and cost no round trip. */
export const decide = proxyLocalActivities<DecisionActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
})

/** What leaves the house is retried until the other side is back. */
export const send = proxyActivities<OutwardActivities>({
  startToCloseTimeout: '60s',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
})
