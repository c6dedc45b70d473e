import { ErrorCode } from '@slack/web-api'
import { z } from 'zod'
import { ChatFault } from '../core/chat-port.ts'

const coded = z.object({ code: z.string() })
const platformError = z.object({ data: z.object({ error: z.string() }) })
const rateLimited = z.object({ retryAfter: z.number() })
const httpError = z.object({ statusCode: z.number() })
const wrapped = z.object({ original: z.unknown().optional(), cause: z.unknown().optional() })

/** Slack's own errors after which the same call may succeed. Source: docs.slack.dev, chat.postMessage, errors. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])
/** The request never left: what it asked for was certainly not done. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** The only place that knows which fault of Slack's is final, passing, or leaves the result unknown. */
export function chatFault(error: unknown): ChatFault {
  const code = coded.safeParse(error).data?.code
  switch (code) {
    case ErrorCode.RateLimitedError:
      return limited(error)
    case ErrorCode.PlatformError:
      return refused(error)
    case ErrorCode.HTTPError:
      return answered(error)
    default:
      return broken(error)
  }
}

function limited(error: unknown): ChatFault {
  const seconds = rateLimited.safeParse(error).data?.retryAfter ?? 1
  return new ChatFault('rate_limited', 'ratelimited', {
    retryAfterMs: seconds * 1_000,
    cause: error,
  })
}

function refused(error: unknown): ChatFault {
  const code = platformError.safeParse(error).data?.data.error ?? 'unknown_error'
  if (code === 'ratelimited' || code === 'rate_limited') return limited(error)
  return new ChatFault(passing.has(code) ? 'unknown_result' : 'refused', code, { cause: error })
}

function answered(error: unknown): ChatFault {
  const status = httpError.safeParse(error).data?.statusCode ?? 0
  return status === 429
    ? limited(error)
    : new ChatFault(status >= 500 ? 'unknown_result' : 'refused', `http_${status}`, {
        cause: error,
      })
}

function broken(error: unknown): ChatFault {
  const code = systemCode(error, 5) ?? 'no_answer'
  return new ChatFault(neverLeft.has(code) ? 'unavailable' : 'unknown_result', code, {
    cause: error,
  })
}

/** The system's own code, which the client wraps once or twice. */
function systemCode(error: unknown, depth: number): string | null {
  const code = coded.safeParse(error).data?.code
  if (code !== undefined && !code.startsWith('slack_')) return code
  const inner = wrapped.safeParse(error).data
  const next = inner?.original ?? inner?.cause
  return next === undefined || depth === 0 ? null : systemCode(next, depth - 1)
}
