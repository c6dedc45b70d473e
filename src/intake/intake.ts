import { randomUUID } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { answerFaults } from './answer-faults.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import type { IntakeDeps } from './intake-deps.ts'
import { eventRoutes } from './routes/events.ts'
import { formRoutes } from './routes/form.ts'
import { healthRoutes } from './routes/health.ts'
import { leadRoutes } from './routes/leads.ts'
import { webRoutes } from './routes/web.ts'
import { createStartQueue } from './start-queue.ts'

const drainMs = 5_000

/**
 * The HTTP door: deliveries, behaviour, the sample form, health. It listens where its caller says;
 * closing it waits for answers under way and for journeys that are just beginning.
 */
export function createIntake(deps: IntakeDeps): FastifyInstance {
  const app = Fastify({
    bodyLimit: deps.limits.bodyBytes,
    trustProxy: trusted(deps.trustedProxies),
    genReqId: () => randomUUID(),
    requestTimeout: 20_000,
    routerOptions: { ignoreTrailingSlash: true },
  })
  const queue = createStartQueue(deps)
  keepBodiesAsTheyCome(app)
  measureAnswers(app, deps)
  app.decorateRequest('apiKey', null)
  answerFaults(app, deps)
  app.register(rateLimit, { global: false })
  const parts = { ...deps, queue, doorkeeper: createDoorkeeper(deps) }
  for (const routes of [leadRoutes, eventRoutes, webRoutes, formRoutes, healthRoutes])
    app.register(async (scope) => routes(scope, parts))
  app.addHook('onClose', () => queue.drain(drainMs))
  return app
}

/** Every body is its bytes: the ledger keeps what came, and a reader is chosen later. */
function keepBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

function measureAnswers(app: FastifyInstance, { metrics, log }: IntakeDeps): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    const status = reply.statusCode
    metrics.answerSeconds.observe({ route, status }, reply.elapsedTime / 1_000)
    const ms = Math.round(reply.elapsedTime)
    log.debug({ requestId: request.id, method: request.method, route, status, ms }, 'answered')
    done()
  })
}

const trusted = (proxies: IntakeDeps['trustedProxies'] = 'loopback'): string | string[] =>
  typeof proxies === 'string' ? proxies : [...proxies]
