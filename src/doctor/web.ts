import { z } from 'zod'
import { bad, type Finding, ok, warn } from './finding.ts'
import { reasonOf } from './look.ts'

const part = z.object({ state: z.string(), reason: z.string().optional() })
const readyz = z.object({ ready: z.boolean(), database: part, temporal: part, chat: part })

/** Does the program that takes leads in answer, and does it find its own parts well? */
export async function lookAtWeb(url: string): Promise<Finding> {
  const address = new URL('/readyz', url).href
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) })
    return readyFinding(address, await answer.json())
  } catch (error) {
    return bad('web', `${address} does not answer: ${causeOf(error)}`, mend)
  }
}

const mend = 'start it (npm start, or baton serve), or correct BATON_PUBLIC_URL'

export function readyFinding(address: string, body: unknown): Finding {
  const read = readyz.safeParse(body)
  if (!read.success) return bad('web', `${address} is not Baton's`, mend)
  const { ready, ...parts } = read.data
  const unwell = Object.entries(parts)
    .filter(([, { state }]) => state === 'down' || state === 'late')
    .map(([name, { state, reason }]) => `${name} ${state} (${reason ?? 'no reason'})`)
  if (unwell.length === 0) return ok('web', `${address} answers, and all its parts are well`)
  const says = `${address} answers: ${unwell.join(', ')}`
  const look = 'see what is said of that part here'
  return ready ? warn('web', says, look) : bad('web', `${says}; it takes no leads in`, look)
}

/** fetch hides the reason in the cause. */
const causeOf = (error: unknown): string =>
  reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error)
