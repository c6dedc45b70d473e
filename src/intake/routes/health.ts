import type { FastifyInstance } from 'fastify'
import type { IntakeDeps } from '../intake-deps.ts'

/** `/healthz`: the process lives. `/readyz`: what it needs, part by part. `/metrics`: numbers for Prometheus. */
export function healthRoutes(
  app: FastifyInstance,
  { readiness, metrics }: Pick<IntakeDeps, 'readiness' | 'metrics'>,
): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const { ready, checks } = await readiness()
    return reply.code(ready ? 200 : 503).send({ ready, ...checks })
  })
  app.get('/metrics', async (_request, reply) => {
    const { registry } = metrics
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
