import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationParameters,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder'
import { z } from 'zod'
import { threadOf } from './conversation.ts'
import type { Heard, Outgoing, TeamsLink, Turn, Where } from './link.ts'
import { cardType } from './render/card.ts'
import type { LocalPageTrust, TeamsSettings } from './settings.ts'

/** Microsoft's SDK behind our own types: when a successor comes, this file changes. */
export function createTeamsLink(settings: TeamsSettings): TeamsLink {
  const adapter = new Adapter(authentication(settings))
  const { appId } = settings
  const bot = { id: `28:${appId}`, name: 'Baton' }
  const inside = async <Result>(where: Where, work: (context: TurnContext) => Promise<Result>) => {
    let result: { readonly value: Result } | null = null
    await adapter.continueConversationAsync(appId, reference(bot, where), async (context) => {
      result = { value: await work(context) }
    })
    return z.custom<{ value: Result }>((given) => given !== null).parse(result).value
  }
  return {
    hear: (authorization, body, turn) => adapter.hear(authorization, body, turn),
    post: (where, message) =>
      inside(where, async (context) => idOf(await context.sendActivity(activityOf(message)))),
    edit: (where, id, message) =>
      inside(where, async (context) => {
        await context.updateActivity({ ...activityOf(message), id })
      }),
    postInChannel: (where, message) =>
      created(adapter, settings, where.serviceUrl, {
        bot,
        isGroup: true,
        tenantId: where.tenantId ?? undefined,
        channelData: { channel: { id: where.conversation } },
        activity: activityOf(message),
      }).then(({ activityId, id }) => activityId ?? threadOf(id) ?? ''),
    openChat: ({ userId, serviceUrl, tenantId }) =>
      created(adapter, settings, serviceUrl, {
        bot,
        isGroup: false,
        members: [{ id: userId }],
        tenantId: tenantId ?? undefined,
        channelData: tenantId === null ? {} : { tenant: { id: tenantId } },
      }).then(({ id }) => id),
    async roster({ conversation, serviceUrl }, { size, after }) {
      const client = await adapter.connector(appId, serviceUrl)
      const from = after === undefined ? {} : { continuationToken: after }
      const options = z.custom<PageOptions>().parse({ pageSize: size, ...from })
      return client.conversations.getConversationPagedMembers(conversation, options)
    },
  }
}

/** Its type asks for a token on the first page too. */
type PageOptions = { readonly pageSize: number; readonly continuationToken: string }

type Proof = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>

class Adapter extends CloudAdapter {
  readonly authentication: ConfigurationBotFrameworkAuthentication

  constructor(authentication: ConfigurationBotFrameworkAuthentication) {
    super(authentication)
    this.authentication = authentication
  }

  /** Straight to the connector: the adapter's own way forgets the new message's id. */
  async connector(appId: string, serviceUrl: string) {
    const factory = this.authentication.createConnectorFactory(this.createClaimsIdentity(appId))
    return factory.create(serviceUrl, '')
  }

  /** As `process` does, but a refused token is an answer and is not printed. */
  async hear(authorization: string, body: object, turn: Turn): Promise<Heard> {
    const activity = z.custom<Activity>().parse({ ...body })
    let proof: Proof
    try {
      proof = await this.authentication.authenticateRequest(activity, authorization)
    } catch {
      return { status: 401, body: { error: 'the token is missing or not good' } }
    }
    const answer = await this.processActivity(proof, activity, async (context) => {
      const given = await turn(context.activity)
      if (given === null) return
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: given } })
    })
    return { status: answer?.status ?? 200, body: answer?.body ?? null }
  }
}

const activityOf = ({ summary, card }: Outgoing): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [{ contentType: cardType, content: card }],
})

const reference = (
  bot: ConversationReference['bot'],
  { conversation, serviceUrl, tenantId }: Where,
): Partial<ConversationReference> => ({
  bot,
  serviceUrl,
  channelId: 'msteams',
  conversation: {
    id: conversation,
    name: '',
    isGroup: conversation.startsWith('19:'),
    conversationType: conversation.startsWith('19:') ? 'channel' : 'personal',
    ...(tenantId === null ? {} : { tenantId }),
  },
})

const resource = z.object({ id: z.string(), activityId: z.string().nullish() })

async function created(
  adapter: Adapter,
  { appId }: TeamsSettings,
  serviceUrl: string,
  parameters: object,
): Promise<z.infer<typeof resource>> {
  const client = await adapter.connector(appId, serviceUrl)
  const asked = z.custom<ConversationParameters>().parse(parameters)
  return resource.parse(await client.conversations.createConversation(asked))
}

const idOf = (sent: unknown): string => z.object({ id: z.string() }).parse(sent).id

/** Microsoft's own places, or the page on this machine. */
const authentication = (settings: TeamsSettings): ConfigurationBotFrameworkAuthentication =>
  settings.localPage === null
    ? trustingThose({}, credentials(settings))
    : pageAuthentication(settings.appId, settings.localPage)

/** Where a page on this machine plays Teams: its tokens are good, and its own is carried to it. */
export const pageAuthentication = (appId: string, page: LocalPageTrust) =>
  trustingThose(placesOf(page), pageCredentials(appId, page.botToken))

type Options = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>

/** Retries belong to Temporal: none here. */
const trustingThose = (places: Options[0], factory: Factory) =>
  new ConfigurationBotFrameworkAuthentication(places, factory, undefined, undefined, once)

/** Its type does not name what its base takes. */
const once = z.custom<Options[4]>().parse({ retryOptions: { maxRetries: 0 } })

const credentials = ({ appId, appPassword, tenantId }: TeamsSettings) =>
  new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword ?? '',
    MicrosoftAppType: tenantId === null ? 'MultiTenant' : 'SingleTenant',
    ...(tenantId === null ? {} : { MicrosoftAppTenantId: tenantId }),
  })

const nowhere = 'http://127.0.0.1:9/never'

const placesOf = ({ openIdMetadataUrl, issuer }: LocalPageTrust) => ({
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromChannelTokenIssuer: issuer,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  ToChannelFromBotOAuthScope: issuer,
  ToChannelFromBotLoginUrl: nowhere,
  OAuthUrl: nowhere,
})

type Factory = NonNullable<Options[1]>
type Signer = Awaited<ReturnType<Factory['createCredentials']>>

/** What the SDK hands over to be signed; its own type comes without types. */
const signable = z.object({
  headers: z.custom<{ set(name: string, value: string): void }>((given) => given !== undefined),
})

/** No login: every call to the page carries the page's own token. */
function pageCredentials(appId: string, token: string): Factory {
  const signer: Signer = {
    async signRequest(request) {
      signable.parse(request).headers.set('authorization', `Bearer ${token}`)
      return request
    },
  }
  return {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => signer,
  }
}
