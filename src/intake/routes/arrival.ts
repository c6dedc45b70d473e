import type { FastifyRequest } from 'fastify'
import type { Arrival } from '../deliver.ts'
import { faultOf, TurnedAway } from '../turned-away.ts'

/** What a sender with a key brings. Throws `TurnedAway`. */
export function arrivalOf(request: FastifyRequest, source: string): Arrival {
  const idempotencyKey = idempotencyKeyOf(request.headers['idempotency-key'])
  return {
    source,
    sender: request.apiKey?.id ?? 'nobody',
    contentType: request.headers['content-type'] ?? '',
    body: bodyOf(request),
    ...(idempotencyKey === null ? {} : { idempotencyKey }),
    keepRefused: request.apiKey !== null,
  }
}

/** The bytes that came; none is an empty body. */
export const bodyOf = (request: FastifyRequest): Uint8Array =>
  request.body instanceof Uint8Array ? request.body : new Uint8Array()

function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && /^[\x20-\x7e]{1,255}$/.test(header)) return header
  throw new TurnedAway(faultOf({ code: 'bad_idempotency_key', field: 'Idempotency-Key' }))
}
