import { z } from 'zod'
import type { Reply } from './door.ts'

/** What became of a delivery at the door. */
export type Outcome =
  | { readonly kind: 'accepted' }
  /** The same delivery had come before: nothing new. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody answers any more. */
  | { readonly kind: 'gone'; readonly reason: string }

const accepted = z.object({
  duplicate: z.boolean().optional(),
  events: z.array(z.object({ duplicate: z.boolean() })).optional(),
})
const refused = z.object({
  error: z.object({ code: z.string(), message: z.string(), mend: z.string() }),
})

export function outcomeOf({ status, body }: Reply): Outcome {
  // The form sends people on to its thanks.
  if (status === 303) return { kind: 'accepted' }
  if (status === 202) return isKnown(body) ? { kind: 'known' } : { kind: 'accepted' }
  const said = refused.safeParse(parsed(body))
  const words = said.success
    ? `${said.data.error.code}: ${said.data.error.message} ${said.data.error.mend}`
    : 'no reason was given'
  return { kind: 'refused', reason: `${status} ${words}` }
}

function isKnown(body: string): boolean {
  const { duplicate = false, events = [] } = accepted.parse(parsed(body))
  return duplicate || (events.length > 0 && events.every((event) => event.duplicate))
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
