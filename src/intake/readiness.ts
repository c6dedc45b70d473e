import { setTimeout as elapse } from 'node:timers/promises'

/** How one part is. `late`: it works, but behind; `off`: not set up. */
export type Check =
  | { readonly state: 'ok' }
  | { readonly state: 'late' | 'down' | 'off'; readonly reason: string }

export interface Readiness {
  /** False when deliveries can't be stored. With Temporal or chat down they still are. */
  readonly ready: boolean
  readonly checks: Readonly<Record<Part, Check>>
}

export type Part = 'database' | 'temporal' | 'chat'
export type Probes = Readonly<Record<Part, () => Promise<Check>>>

/** Asks every part at once; one that fails or does not answer in time is down, with the reason. */
export async function probe(probes: Probes, timeoutMs = 2_000): Promise<Readiness> {
  const [database, temporal, chat] = await Promise.all([
    ask(probes.database, timeoutMs),
    ask(probes.temporal, timeoutMs),
    ask(probes.chat, timeoutMs),
  ])
  const checks = { database, temporal, chat }
  return { ready: database.state !== 'down', checks }
}

async function ask(check: () => Promise<Check>, timeoutMs: number): Promise<Check> {
  const stop = new AbortController()
  const late = elapse(timeoutMs, undefined, { signal: stop.signal }).then(() => noAnswer(timeoutMs))
  try {
    return await Promise.race([check(), late])
  } catch (error) {
    return { state: 'down', reason: error instanceof Error ? error.message : 'unknown fault' }
  } finally {
    late.catch(() => {})
    stop.abort()
  }
}

const noAnswer = (timeoutMs: number): Check => ({
  state: 'down',
  reason: `no answer within ${timeoutMs} ms`,
})
