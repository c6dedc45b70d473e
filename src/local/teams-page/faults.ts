import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const order = z.object({
  times: z.number().int().min(0),
  status: z.number().int().min(400).max(599),
  retryAfter: z.number().min(0).optional(),
  /** True: what was asked is done, and only the answer is lost. */
  after: z.boolean().default(false),
})
type Order = z.infer<typeof order>

const body = { error: { code: 'TestFault', message: 'Told to fail.' } }

/** For tests: the next requests of the bot to the connector fail as ordered. */
export function serveFaults(app: FastifyInstance): void {
  let ordered: Order = { times: 0, status: 500, after: false }
  const due = (url: string, isAfter: boolean): Order | null => {
    if (!url.startsWith('/v3/') || ordered.times === 0 || ordered.after !== isAfter) return null
    ordered = { ...ordered, times: ordered.times - 1 }
    return ordered
  }
  app.post('/test/fault', (request) => {
    ordered = order.parse(request.body)
    return {}
  })
  app.addHook('preHandler', async (request, reply) => {
    const fault = due(request.url, false)
    if (fault) return reply.code(fault.status).headers(retry(fault)).send(body)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = reply.statusCode < 400 ? due(request.url, true) : null
    if (fault === null) return payload
    reply.code(fault.status).headers(retry(fault)).removeHeader('content-length')
    return JSON.stringify(body)
  })
}

const retry = ({ retryAfter }: Order): Record<string, string> =>
  retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
