import { randomBytes } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { requireFreePort } from './ports.ts'
import { createActing } from './teams-page/acting.ts'
import { createActivities } from './teams-page/activity.ts'
import { createBoard } from './teams-page/board.ts'
import { createBotLine } from './teams-page/bot-line.ts'
import { serveConnector } from './teams-page/connector.ts'
import { serveFaults } from './teams-page/faults.ts'
import { serveFiles } from './teams-page/files.ts'
import { guard } from './teams-page/guard.ts'
import { announceInstallation } from './teams-page/installation.ts'
import { createIssuer } from './teams-page/issuer.ts'
import { createNews } from './teams-page/news.ts'
import type { TeamsPageOptions } from './teams-page/options.ts'
import { answerMistakes, servePeople } from './teams-page/people-door.ts'
import { createRefreshing } from './teams-page/refreshing.ts'
import { createRoster } from './teams-page/roster.ts'
import { createEyes } from './teams-page/seen.ts'

export type {
  TeamsPageChannel,
  TeamsPageOptions,
  TeamsPagePerson,
} from './teams-page/options.ts'

export interface TeamsPage {
  /** For people and for browsers. */
  readonly url: string
  readonly openIdMetadataUrl: string
  readonly issuer: string
  readonly serviceUrl: string
  /** What the bot sends as bearer to the connector. */
  readonly botToken: string
  readonly tenantId: string
  /** Tells the bot of every channel and chat, as an installation does; throws what went wrong. */
  announceInstallation(): Promise<void>
  stop(): Promise<void>
}

const largestBody = 2_000_000
const longestId = 500

/**
 * Plays Microsoft Teams towards an unmodified Bot Framework bot, for people at this machine. It
 * keeps its messages in memory only: after a restart an edit answers `ActivityNotFoundInConversation`.
 */
export async function startTeamsPage(options: TeamsPageOptions): Promise<TeamsPage> {
  const { port, appId, botEndpoint, onLog = () => {} } = options
  await requireFreePort(port, 'the Teams page', 'BATON_TEAMS_PAGE_PORT')
  const url = `http://127.0.0.1:${port}`
  const serviceUrl = `${url}/`
  const botToken = randomBytes(24).toString('base64url')
  const app = openDoor(port, botToken, options.withTestHooks ?? false)
  const issuer = await createIssuer({ url, serviceUrl, appId })
  issuer.serve(app)
  const { roster, news, activities, toBot } = serve(app, options, {
    serviceUrl,
    toBot: createBotLine({ endpoint: botEndpoint, token: issuer.token, onLog }),
  })
  await app.listen({ host: '127.0.0.1', port })
  return {
    url,
    openIdMetadataUrl: issuer.openIdMetadataUrl,
    issuer: issuer.issuer,
    serviceUrl,
    botToken,
    tenantId: roster.tenantId,
    announceInstallation: () => announceInstallation({ roster, activities, toBot }),
    async stop() {
      news.end()
      await app.close()
    },
  }
}

function openDoor(port: number, botToken: string, withTestHooks: boolean): FastifyInstance {
  const app = fastify({
    bodyLimit: largestBody,
    routerOptions: { maxParamLength: longestId },
    forceCloseConnections: true,
  })
  guard(app, port, botToken)
  answerMistakes(app)
  if (withTestHooks) serveFaults(app)
  return app
}

function serve(app: FastifyInstance, options: TeamsPageOptions, to: Outside) {
  const { serviceUrl, toBot } = to
  const roster = createRoster(options)
  const board = createBoard()
  const activities = createActivities(roster, serviceUrl)
  const acting = createActing({ roster, board, activities, toBot })
  const refreshing = createRefreshing({ roster, board, acting })
  const eyes = createEyes({ roster, board, refreshing })
  const news = createNews(board, eyes)
  servePeople(app, { roster, board, acting, refreshing, eyes, news })
  serveConnector(app, { roster, board, serviceUrl, onTyping: news.typing })
  serveFiles(app)
  return { roster, news, activities, toBot }
}

interface Outside {
  readonly serviceUrl: string
  readonly toBot: ReturnType<typeof createBotLine>
}
