import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { ChatFault } from '../core/chat-port.ts'
import { chatFault } from './failures.ts'

/** A Socket Mode connection that is made again whenever it ends. */
export interface Socket {
  /** Resolves when connected, or when only waiting can help; throws when the app token is refused. */
  start(): Promise<void>
  stop(): Promise<void>
  isConnected(): boolean
}

type SocketModeClient = SocketModeReceiver['client']

const longestPauseMs = 30_000
const stopWithinMs = 2_000

/**
 * The library's own reconnecting gives up, as an unhandled rejection, when Slack does not answer
 * at that moment; so it is off (`autoReconnectEnabled: false`) and this goes on trying.
 */
export function keepConnected(client: SocketModeClient, log: Log): Socket {
  const stopped = new AbortController()
  let connected = false
  let running = Promise.resolve()

  const stay = async (): Promise<void> => {
    connected = true
    await new Promise<void>((resolve) => client.once('disconnected', resolve))
    connected = false
  }
  const goOn = async (failures: number): Promise<void> => {
    for (let failed = failures; !stopped.signal.aborted; ) {
      await pause(pauseMs(failed), stopped.signal)
      if (stopped.signal.aborted) return
      const fault = await attempt(client)
      failed = fault === null ? 0 : failed + 1
      if (fault === null) await stay()
      else log.warn({ code: fault.code, failed }, 'Slack can not be reached; trying again')
    }
  }
  return {
    async start() {
      const fault = await attempt(client)
      if (fault !== null && isFinal(fault)) throw fault
      if (fault !== null) log.warn({ code: fault.code }, 'Slack can not be reached; trying again')
      running = fault === null ? stay().then(() => goOn(0)) : goOn(1)
    },
    async stop() {
      stopped.abort()
      const closed = Promise.all([client.disconnect(), running])
      await Promise.race([closed, pause(stopWithinMs, AbortSignal.timeout(stopWithinMs))])
    },
    isConnected: () => connected,
  }
}

async function attempt(client: SocketModeClient): Promise<ChatFault | null> {
  try {
    await client.start()
    return null
  } catch (error) {
    return chatFault(error)
  }
}

/** A token that Slack does not take needs a person, not patience. */
const isFinal = ({ code }: ChatFault): boolean =>
  [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'not_allowed_token_type',
  ].includes(code)

/** At once after a connection that Slack ended, longer after every failure. */
const pauseMs = (failed: number): number =>
  failed === 0 ? 0 : Math.min(longestPauseMs, 250 * 2 ** failed) * (0.5 + Math.random() / 2)

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const wake = () => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) wake()
    else signal.addEventListener('abort', wake, { once: true })
  })
}
