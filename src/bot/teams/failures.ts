import { z } from 'zod'
import { ChatFault } from '../core/chat-port.ts'
import { neverLeft } from '../core/never-left.ts'
import { BeyondTeamsLimit } from './limits.ts'

const answered = z.object({
  statusCode: z.number(),
  code: z.unknown().optional(),
  response: z
    .object({
      bodyAsText: z.string().nullish(),
      headers: z.object({ get: z.custom<(name: string) => string | undefined>() }).optional(),
    })
    .optional(),
})
const errorBody = z.object({ error: z.object({ code: z.string() }) })
const coded = z.object({ code: z.string() })

/** What Teams asks to try again; 502 and 504 may have been done all the same. Source: rate-limit, "Handle HTTP 429". */
const retried: Readonly<Record<number, ChatFault['kind']>> = {
  401: 'unavailable',
  408: 'unknown_result',
  412: 'unavailable',
  500: 'unknown_result',
  502: 'unknown_result',
  503: 'unavailable',
  504: 'unknown_result',
}

/** Somebody deleted the message, or a page on this machine was started anew. */
const gone = new Set(['ActivityNotFoundInConversation', 'ConversationNotFound', 'MessageNotFound'])

/** The only place that knows which fault of Teams' is final, passing, or leaves the result unknown. */
export function teamsFault(error: unknown): ChatFault {
  if (error instanceof ChatFault) return error
  if (error instanceof BeyondTeamsLimit) {
    return new ChatFault('refused', error.message, { cause: error })
  }
  const answer = answered.safeParse(error)
  if (!answer.success) return broken(error)
  const { statusCode, response } = answer.data
  if (statusCode === 429) return limited(response?.headers?.get('retry-after'), error)
  const code = codeOf(response?.bodyAsText) ?? `http_${statusCode}`
  if (gone.has(code)) return new ChatFault('refused', 'message_not_found', { cause: error })
  return new ChatFault(retried[statusCode] ?? 'refused', code, { cause: error })
}

function limited(after: string | undefined, cause: unknown): ChatFault {
  const seconds = Number(after)
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 2_000
  return new ChatFault('rate_limited', 'http_429', { retryAfterMs, cause })
}

function codeOf(body: string | null | undefined): string | null {
  try {
    return errorBody.parse(JSON.parse(body ?? '')).error.code
  } catch {
    return null
  }
}

function broken(error: unknown): ChatFault {
  const code = coded.safeParse(error).data?.code ?? 'no_answer'
  return new ChatFault(neverLeft.has(code) ? 'unavailable' : 'unknown_result', code, {
    cause: error,
  })
}
