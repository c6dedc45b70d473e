import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/**
 * The page is for this machine. A page of the web could reach 127.0.0.1 through a browser, under a
 * name that points here: it can't forge `Host` and `Origin`, nor does it know the bot's token.
 */
export function guard(app: FastifyInstance, port: number, botToken: string): void {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  const isOwn = ({ headers: { origin } }: FastifyRequest) =>
    hosts.some((host) => origin === `http://${host}`)

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (!hosts.includes(request.headers.host ?? '')) {
      return reply.code(403).send({ error: 'This page is for this machine only.' })
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (request.url.startsWith('/v3/')) {
      if (hasToken(request, botToken)) return
      return reply.code(401).send({ error: { code: 'Unauthorized', message: 'Not the bot.' } })
    }
    if (!isRead && !isOwn(request) && !hasToken(request, botToken)) {
      return reply.code(403).send({ error: 'Only the page itself may do this.' })
    }
  })
}

function hasToken({ headers: { authorization = '' } }: FastifyRequest, token: string): boolean {
  const given = Buffer.from(authorization)
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
