import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiKey } from '../db/api-key.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { IntakeLimits } from './limits.ts'
import { TurnedAway, tooMany } from './turned-away.ts'

declare module 'fastify' {
  interface FastifyRequest {
    apiKey: ApiKey | null
  }
}

type Hook = (request: FastifyRequest) => Promise<void>

/** For routes that need a key: the address's limit, the key, the key's limit, before any body is read. */
export function keyGate(
  app: FastifyInstance,
  { limits, doorkeeper }: { readonly limits: IntakeLimits; readonly doorkeeper: Doorkeeper },
): Hook {
  const byAddress = limit(app, limits.perAddressPerMinute)
  const byKey = limit(app, limits.perKeyPerMinute, (request) => request.apiKey?.id ?? '')
  return async (request) => {
    await byAddress(request)
    request.apiKey = await doorkeeper.admit(request.headers)
    await byKey(request)
  }
}

/** Throws `TurnedAway` when there were more in this minute. */
export function limit(
  app: FastifyInstance,
  perMinute: number,
  keyOf?: (request: FastifyRequest) => string,
): Hook {
  const limiter = app.createRateLimit({
    max: perMinute,
    timeWindow: 60_000,
    ...(keyOf === undefined ? {} : { keyGenerator: keyOf }),
  })
  return async (request) => {
    const found = await limiter(request)
    if (!found.isAllowed && found.isExceeded) throw new TurnedAway(tooMany(found.ttlInSeconds))
  }
}
