import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Visitors } from '../../db/visitor.ts'
import { type DeliverDeps, inboundOf, keyOf } from '../deliver.ts'
import { storeVisit } from '../deliver-events.ts'
import { limit } from '../gate.ts'
import type { IntakeLimits } from '../limits.ts'
import { batonScript } from '../pages/baton-script.ts'
import { readBody } from '../read-body.ts'
import { readForget, webVisit } from '../sources/web-visit.ts'
import { faultOf, TurnedAway } from '../turned-away.ts'
import { bodyOf } from './arrival.ts'

export interface WebRouteDeps extends DeliverDeps {
  readonly visitors: Visitors
  readonly limits: IntakeLimits
  readonly publicUrl: string
  readonly webOrigins?: readonly string[]
}

const bodyLimit = 4_096
const scriptTag = `"${createHash('sha256').update(batonScript).digest('base64url').slice(0, 16)}"`

/** `GET /baton.js` and what it reports to `POST /v1/web`: public, small, answered with nothing. */
export function webRoutes(app: FastifyInstance, deps: WebRouteDeps): void {
  app.get('/baton.js', (request, reply) => {
    reply.headers(scriptHeaders)
    return request.headers['if-none-match'] === scriptTag
      ? reply.code(304).send()
      : reply.send(batonScript)
  })
  const origins = new Set([new URL(deps.publicUrl).origin, ...(deps.webOrigins ?? [])])
  const onRequest = [fromOurSites(origins), limit(app, deps.limits.visitsPerMinute)]
  app.options('/v1/web', { onRequest }, (_request, reply) => reply.code(204).send())
  app.post('/v1/web', { onRequest, bodyLimit }, async (request, reply) => {
    await takeVisit(deps, bodyOf(request))
    return reply.code(204).send()
  })
}

/** Throws `Unreadable`. The content type is not asked: a beacon's is text/plain, which needs no preflight. */
async function takeVisit(deps: WebRouteDeps, body: Uint8Array): Promise<void> {
  const value = readBody(json, body)
  const gone = readForget(value)
  if (gone !== null) return deps.visitors.forgetVisitor(gone)
  const { key, delivery } = webVisit.read(value)
  if (delivery.kind !== 'event' || delivery.event.who.by !== 'visitor')
    throw new Error('the web script tells of visitors only')
  const at = deps.now()
  const unique = keyOf({ sender: delivery.event.who.visitorId, body }, key, at)
  const inbound = inboundOf(
    { source: webVisit.name, contentType: json, body },
    'event',
    unique.key,
    at,
  )
  const { duplicate } = await storeVisit(deps, { inbound, event: delivery.event })
  const outcome = duplicate ? 'duplicate' : 'accepted'
  deps.metrics.deliveries.inc({ source: webVisit.name, outcome })
}

const json = 'application/json'

/** Browsers say where a request comes from; other sites can't report into ours. Throws `TurnedAway`. */
function fromOurSites(origins: ReadonlySet<string>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin } = request.headers
    if (origin === undefined) return
    const isOurs = origins.has(origin) || origin === `${request.protocol}://${request.host}`
    if (!isOurs) throw new TurnedAway(faultOf({ code: 'origin_refused' }))
    reply.headers({
      vary: 'Origin',
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    })
  }
}

const scriptHeaders = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  etag: scriptTag,
}
