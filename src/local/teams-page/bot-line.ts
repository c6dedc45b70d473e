/** Why the bot's answer is none. */
export type BotFault = 'bot_unreachable' | 'bot_refused' | 'bot_failed' | 'bot_late'

export type BotAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'fault'; readonly code: BotFault; readonly detail: string }

export type BotLine = (activity: object) => Promise<BotAnswer>

export interface BotLineOptions {
  readonly endpoint: string
  readonly token: () => string
  readonly onLog: (line: string) => void
}

/** Teams gives a bot fifteen seconds to answer what a person waits for. */
const patienceMs = 15_000

export function createBotLine({ endpoint, token, onLog }: BotLineOptions): BotLine {
  return async (activity) => {
    const answer = await ask(endpoint, token(), activity)
    if (answer.kind === 'fault') onLog(`the bot at ${endpoint}: ${answer.code} ${answer.detail}`)
    return answer
  }
}

async function ask(endpoint: string, token: string, activity: object): Promise<BotAnswer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patienceMs),
    })
    return read(response.status, await response.text())
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return fault(isLate ? 'bot_late' : 'bot_unreachable', String(error))
  }
}

function read(status: number, text: string): BotAnswer {
  if (status === 401 || status === 403) return fault('bot_refused', String(status))
  if (status < 200 || status >= 300) return fault('bot_failed', String(status))
  return { kind: 'answered', body: jsonOr(text) }
}

const fault = (code: BotFault, detail: string): BotAnswer => ({ kind: 'fault', code, detail })

/** A bot that has nothing to say answers with no body, or with a word. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
