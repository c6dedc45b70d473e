import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isUnavailable } from '../db/client.ts'
import type { Log } from '../log.ts'
import { type Fault, faultBody } from './fault.ts'
import type { IntakeDeps } from './intake-deps.ts'
import { acceptedLanguage } from './language.ts'
import { Unreadable } from './read-fault.ts'
import { databaseDown, faultOf, TurnedAway } from './turned-away.ts'

/** Every no of this server leaves through here: a status, a code, words with the mend. */
export function answerFaults(app: FastifyInstance, { log, limits }: IntakeDeps): void {
  app.setErrorHandler((error, request, reply) => {
    const fault = faultOfError(error, request, limits.bodyBytes)
    logFault(log, error, fault, request.id)
    return answerFault(fault, request, reply)
  })
  app.setNotFoundHandler((request, reply) =>
    answerFault(faultOf({ code: 'not_found' }), request, reply),
  )
}

/** What a sender got wrong is theirs to know; a bug and a silent database are ours. */
export function logFault(log: Log, error: unknown, fault: Fault, requestId: string): void {
  if (fault.code === 'internal') log.error({ err: error, requestId }, 'a fault of ours')
  if (fault.code === 'database_down')
    log.warn({ err: error, requestId }, 'the database does not answer')
}

export function answerFault(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
  if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', fault.retryAfterSeconds)
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer realm="baton"')
  const language = acceptedLanguage(request.headers['accept-language'])
  return reply.code(fault.status).send(faultBody(fault, language))
}

/** What a route threw, a database that can't be reached, the server's own limits, or a bug. */
export function faultOfError(error: unknown, request: FastifyRequest, bodyBytes: number): Fault {
  if (error instanceof TurnedAway) return error.fault
  if (error instanceof Unreadable) return faultOf(error.faults[0])
  if (isUnavailable(error)) return databaseDown
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return faultOf({ code: 'too_large', detail: { limit: bodyBytes } })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return faultOf({ code: 'unsupported_type' })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return faultOf({ code: 'broken_off' })
    default:
      return faultOf({ code: 'internal', detail: { request: request.id } })
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
