import { generateKeyPair, randomUUID, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'

/** Signs what the page tells the bot, as the Bot Framework's token service does. */
export interface Issuer {
  readonly issuer: string
  readonly openIdMetadataUrl: string
  /** A token that the bot accepts for the next ten minutes. */
  token(): string
  serve(app: FastifyInstance): void
}

export interface IssuerOptions {
  readonly url: string
  readonly serviceUrl: string
  readonly appId: string
}

const lifetimeSeconds = 600
const botFramework = 'https://api.botframework.com'

/** The key is new at every start: a token of an earlier page, or of anybody else, proves nothing. */
export async function createIssuer({ url, serviceUrl, appId }: IssuerOptions): Promise<Issuer> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  const key = {
    ...publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  }
  const metadata = {
    issuer: botFramework,
    jwks_uri: `${url}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  }
  return {
    issuer: botFramework,
    openIdMetadataUrl: `${url}/openid`,
    token() {
      const now = Math.floor(Date.now() / 1_000)
      const claims = { nbf: now - 60, iat: now, exp: now + lifetimeSeconds, serviceurl: serviceUrl }
      const head = encode({ alg: 'RS256', typ: 'JWT', kid })
      const signed = `${head}.${encode({ iss: botFramework, aud: appId, ...claims })}`
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
    serve(app) {
      app.get('/openid', () => metadata)
      app.get('/keys', () => ({ keys: [key] }))
    },
  }
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
