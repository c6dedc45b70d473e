import { setTimeout as pause } from 'node:timers/promises'
import { isGrpcServiceError, ServiceError } from '@temporalio/client'

/** How long somebody who clicked is kept waiting for a journey that is busy. */
const patienceMs = 5_000
const firstPauseMs = 100
const longestPauseMs = 1_000

/**
 * Asks again, after short pauses of uneven length, while the server says that the journey has as many updates in
 * flight as it takes, or that this one was aborted (a worker went, or a new run began). What is asked must be the
 * same each time, under the same id: it may have been done. After five seconds the fault is the caller's.
 */
export async function patiently<Result>(
  ask: () => Promise<Result>,
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<Result> {
  const since = performance.now()
  let [longest, waited] = [firstPauseMs, 0]
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const ms = longest * (0.5 + Math.random() / 2)
      waited = Math.max(waited, performance.now() - since) + ms
      if (!mayPass(error) || waited > patienceMs) throw error
      await wait(ms)
      longest = Math.min(longestPauseMs, longest * 2)
    }
  }
}

/** gRPC's numbers; the server's words are in its service/history/workflow/update. */
const resourceExhausted = 8
const unavailable = 14

function mayPass(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error
  if (!isGrpcServiceError(cause)) return false
  if (cause.code === resourceExhausted) return true
  return cause.code === unavailable && /update was aborted/i.test(cause.details)
}
