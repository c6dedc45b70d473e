import http from 'node:http'
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { createBusy } from '../core/busy.ts'
import type { Listener } from '../core/listener.ts'
import { createOnce } from '../core/once.ts'
import type { Reply } from '../core/reply.ts'
import { boltLog } from './bolt-log.ts'
import { clientOptions } from './client.ts'
import { createDirectChannels } from './direct.ts'
import { createDrawing } from './drawing.ts'
import { hearClicks } from './hear/clicks.ts'
import { hearCommands } from './hear/commands.ts'
import { hearForms } from './hear/forms.ts'
import type { Hearing } from './hear/hearing.ts'
import { hearHome } from './hear/home.ts'
import type { SlackSettings } from './settings.ts'
import { keepConnected } from './socket.ts'

export { slackClient } from './client.ts'
export { createSlackPort as slackPort } from './port.ts'

export interface SlackApp {
  /** Throws when Slack refuses the app token; when it does not answer, goes on trying. */
  start(): Promise<void>
  /** Hears no more, and waits a little for what is under way. */
  stop(): Promise<void>
  health(): SlackHealth
}

export interface SlackHealth {
  readonly mode: 'socket' | 'http'
  /** Socket Mode: Slack is connected now. HTTP: the door is open. */
  readonly isHearing: boolean
  /** HTTP: the port that hears; null in Socket Mode. */
  readonly port: number | null
}

const rememberedIds = 5_000
const drainWithinMs = 5_000

/** An app that hears Slack: over Socket Mode where there is an app token, else over signed HTTP. */
export function createSlackApp(
  settings: SlackSettings,
  client: WebClient,
  parts: Listener,
): SlackApp {
  const busy = createBusy()
  const direct = createDirectChannels(client)
  const drawing = createDrawing(client, settings)
  const once = createOnce<Reply>(rememberedIds)
  const door = settings.appToken === null ? overHttp(settings, parts) : overSocket(settings, parts)
  const app = new App({
    receiver: door.receiver,
    // The token is ours and known; Bolt would ask Slack about it, and keep a failure for ever.
    authorize: async () => ({ botToken: settings.botToken }),
    ignoreSelf: false,
    convoStore: false,
    logger: boltLog(parts.log),
    clientOptions: clientOptions(settings.apiUrl),
  })
  hear(app, { ...parts, client, direct, drawing, once, busy })
  return {
    start: () => door.open(),
    async stop() {
      await door.close()
      await busy.idle(drainWithinMs)
    },
    health: () => door.health(),
  }
}

/** Everything Slack sends: acknowledged at once, parsed, asked of the core, answered. */
function hear(app: App, hearing: Hearing): void {
  hearClicks(app, hearing)
  hearCommands(app, hearing)
  hearForms(app, hearing)
  hearHome(app, hearing)
  app.error(async (error) => hearing.log.error({ err: error }, 'a Slack event failed'))
}

interface Door {
  readonly receiver: HTTPReceiver | SocketModeReceiver
  open(): Promise<void>
  close(): Promise<void>
  health(): SlackHealth
}

function overSocket({ appToken, apiUrl }: SlackSettings, { log }: Listener): Door {
  const receiver = new SocketModeReceiver({
    appToken: appToken ?? '',
    autoReconnectEnabled: false,
    logger: boltLog(log),
    installerOptions: { clientOptions: clientOptions(apiUrl) },
  })
  const socket = keepConnected(receiver.client, log)
  return {
    receiver,
    open: () => socket.start(),
    close: () => socket.stop(),
    health: () => ({ mode: 'socket', isHearing: socket.isConnected(), port: null }),
  }
}

/** On a port of its own: Bolt verifies signatures over the raw body, before anything is parsed. */
function overHttp(
  { signingSecret, httpHost: host, httpPort: port }: SlackSettings,
  parts: Listener,
): Door {
  if (signingSecret === null) throw new Error('Slack over HTTP needs the signing secret')
  const receiver = new HTTPReceiver({ signingSecret, logger: boltLog(parts.log) })
  const server = http.createServer((request, response) => {
    // Bolt answers 401 to a signature that is missing, wrong or old.
    response.once('finish', () => response.statusCode === 401 && parts.onForged())
    hearRequest(receiver, request, response)
  })
  return {
    receiver,
    open: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host, port }, resolve)
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
    health: () => ({ mode: 'http', isHearing: server.listening, port: portOf(server) }),
  }
}

/** Bolt throws for paths that are not its own. */
function hearRequest(
  receiver: HTTPReceiver,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  try {
    receiver.requestListener(request, response)
  } catch {
    response.writeHead(404).end()
  }
}

function portOf(server: http.Server): number | null {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : null
}
