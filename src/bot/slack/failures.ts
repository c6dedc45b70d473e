import { ErrorCode } from '@slack/web-api'
import { z } from 'zod'
import { ChatFault } from '../core/chat-port.ts'
import { neverLeft } from '../core/never-left.ts'

const coded = z.object({ code: z.string() })
const platformError = z.object({ data: z.object({ error: z.string() }) })
const rateLimited = z.object({ retryAfter: z.number() })
const httpError = z.object({ statusCode: z.number() })
const wrapped = z.object({ original: z.unknown().optional(), cause: z.unknown().optional() })

/** Slack's own errors after which the call may or may not have been done. Source: docs.slack.dev, reference/methods/chat.postMessage, "Errors". */
const doubtful = new Set(['internal_error', 'fatal_error', 'request_timeout'])
/** Nothing was done; it works again when Slack does, or when an admin has mended the token. */
const passing = new Set([
  'service_unavailable',
  'team_added_to_org',
  'accesslimited',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
])
/** The only place that knows which fault of Slack's is final, passing, or leaves the result unknown. */
export function chatFault(error: unknown): ChatFault {
  if (error instanceof ChatFault) return error
  const code = coded.safeParse(error).data?.code
  if (code === ErrorCode.RateLimitedError) return limited(error)
  if (code === ErrorCode.PlatformError) return refused(error)
  if (code === ErrorCode.HTTPError) return answered(error)
  return broken(error)
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
  const kind = doubtful.has(code) ? 'unknown_result' : passing.has(code) ? 'unavailable' : 'refused'
  return new ChatFault(kind, code, { cause: error })
}

/** 503 is said before anything is done; what other faults of a server had done is not known. */
function answered(error: unknown): ChatFault {
  const status = httpError.safeParse(error).data?.statusCode ?? 0
  if (status === 429) return limited(error)
  const kind = status === 503 ? 'unavailable' : status >= 500 ? 'unknown_result' : 'refused'
  return new ChatFault(kind, `http_${status}`, { cause: error })
}

function broken(error: unknown): ChatFault {
  const code = systemCode(error, 5) ?? 'no_answer'
  const kind = neverLeft.has(code) ? 'unavailable' : 'unknown_result'
  return new ChatFault(kind, code, { cause: error })
}

/** The system's own code, which the client wraps once or twice. */
function systemCode(error: unknown, depth: number): string | null {
  const code = coded.safeParse(error).data?.code
  if (code !== undefined && !code.startsWith('slack_')) return code
  const inner = wrapped.safeParse(error).data
  const next = inner?.original ?? inner?.cause
  return next === undefined || depth === 0 ? null : systemCode(next, depth - 1)
}
