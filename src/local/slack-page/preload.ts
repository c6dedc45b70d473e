// Loaded by Bun inside the Slack page's program, before it serves. It keeps the page on this machine
// and adds what Slack does and the program lacks, where Baton relies on it.
import { amendPage } from './amend-page.ts'
import { type Message, MessageMemory } from './message-memory.ts'
import { amendPerson, readPeople } from './people.ts'

type Serve = (options: ServeOptions) => unknown
type Answer = Response | undefined | Promise<Response | undefined>
interface ServeOptions {
  readonly hostname?: string
  readonly fetch: (request: Request, server: unknown) => Answer
}
declare const Bun: { serve: Serve }

const people = readPeople(process.env['BATON_PAGE_PEOPLE'])
const memory = new MessageMemory()
const serve = Bun.serve.bind(Bun)

Bun.serve = (options) =>
  serve({ ...options, hostname: '127.0.0.1', fetch: (r, s) => answer(options, r, s) })

async function answer(
  options: ServeOptions,
  request: Request,
  server: unknown,
): Promise<Response | undefined> {
  if (!isLocal(request)) return new Response('This page is for this machine only.', { status: 403 })
  const method = apiMethod(request)
  if (method === undefined) return amendHtml(await options.fetch(request, server))
  const args = await readArguments(request.clone())
  const response = await options.fetch(request, server)
  return response && Response.json(amendAnswer(method, args, json(await response.json())))
}

/** A page of the web could reach 127.0.0.1 through the browser; it can't forge these headers. */
function isLocal({ headers }: Request): boolean {
  const origin = headers.get('origin')
  const host = headers.get('host') ?? ''
  return isOurHost(host) && (origin === null || origin === `http://${host}`)
}

const isOurHost = (host: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)

const apiMethod = (request: Request): string | undefined =>
  /^\/api\/([\w.]+)$/.exec(new URL(request.url).pathname)?.[1]

async function amendHtml(response: Response | undefined): Promise<Response | undefined> {
  if (!response?.headers.get('content-type')?.startsWith('text/html')) return response
  return new Response(amendPage(await response.text()), { headers: response.headers })
}

type Json = Record<string, unknown>

function amendAnswer(method: string, args: Json, body: Json): Json {
  if (body['ok'] !== true) return body
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
      memory.keep(String(body['channel']), String(body['ts']), args['metadata'])
      return body
    case 'conversations.history':
    case 'conversations.replies':
      return { ...body, ...memory.window(String(args['channel']), messages(body), args) }
    case 'users.info':
      return { ...body, user: amendPerson(json(body['user']), people, new Date()) }
    case 'users.list':
      return {
        ...body,
        members: list(body['members']).map((m) => amendPerson(m, people, new Date())),
      }
    default:
      return body
  }
}

async function readArguments(request: Request): Promise<Json> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const type = request.headers.get('content-type') ?? ''
  if (request.method === 'GET' || type.startsWith('multipart/')) return query
  const text = await request.text()
  if (type.includes('json')) return { ...query, ...json(JSON.parse(text || '{}')) }
  const form: Json = Object.fromEntries(new URLSearchParams(text))
  if (typeof form['metadata'] === 'string') form['metadata'] = JSON.parse(form['metadata'])
  return { ...query, ...form }
}

const messages = (body: Json): Message[] =>
  list(body['messages']).map((message) => ({ ...message, ts: String(message['ts']) }))

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(json) : [])

const json = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? { ...value } : {}
