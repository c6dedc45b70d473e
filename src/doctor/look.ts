import { setTimeout as elapse } from 'node:timers/promises'
import { type CheckId, type Finding, unknown } from './finding.ts'

const patienceMs = 8_000

/** A look that itself fails or takes too long is told as that, and the others go on. */
export async function look(
  id: CheckId,
  work: () => Promise<Finding> | Finding,
  ms = patienceMs,
): Promise<Finding> {
  try {
    return await within(ms, async () => work())
  } catch (error) {
    return unknown(id, `the look itself failed: ${reasonOf(error)}`)
  }
}

/** Rejects when there is no answer in time. */
export async function within<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const late = elapse(ms, undefined, { signal: stop.signal }).then((): never => {
    throw new Error(`no answer within ${ms / 1_000} s`)
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work(), late])
  } finally {
    stop.abort()
  }
}

/** One line: reasons of the platform's libraries run over several. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const message = error instanceof Error ? error.message || error.name : String(error)
  return message.replace(/\s+/g, ' ').trim()
}
