import http from 'node:http'

/** A message as it reached the platform. */
export interface Posted {
  readonly channel: string
  /** The metadata by which Baton finds it again; null: none. */
  readonly key: string | null
  readonly ts: string
  readonly at: number
}

/** Somebody was told something only they see. */
export interface Told {
  readonly user: string
  readonly at: number
}

/** Slack's Web API as far as Baton uses it; what it accepts is kept. */
export interface StandIn {
  readonly apiUrl: string
  readonly posts: readonly Posted[]
  readonly told: readonly Told[]
  /** From now on nothing is accepted: half of the calls are answered 503, half are cut. */
  refuse(): void
  /** The next message is accepted and the answer lost. */
  loseOneAnswer(): void
  accept(): void
  close(): Promise<void>
}

type Fields = Readonly<Record<string, string>>
type Mode = 'accept' | 'refuse'

export async function standIn(people: readonly string[]): Promise<StandIn> {
  const posts: Posted[] = []
  const told: Told[] = []
  let mode: Mode = 'accept'
  let losesNext = false
  let calls = 0
  const answerTo = answers(people, posts, told)
  const server = http.createServer((request, response) => {
    void fieldsOf(request).then((fields) => {
      const method = (request.url ?? '').replace(/^\/api\//, '')
      calls += 1
      if (mode === 'refuse') return calls % 2 === 0 ? response.destroy() : refused(response)
      const answer = answerTo(method, fields)
      if (losesNext && method === 'chat.postMessage') {
        losesNext = false
        return response.destroy()
      }
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posts,
    told,
    refuse() {
      mode = 'refuse'
    },
    accept() {
      mode = 'accept'
    },
    loseOneAnswer() {
      losesNext = true
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answers(people: readonly string[], posts: Posted[], told: Told[]) {
  const post = ({ channel = '', metadata }: Fields): object => {
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(posts.length).padStart(6, '0')}`
    posts.push({ channel, key: keyOf(metadata), ts, at: performance.now() })
    if (channel.startsWith('D')) told.push({ user: channel.slice(1), at: performance.now() })
    return { ok: true, channel, ts }
  }
  const tell = ({ user = '' }: Fields): object => {
    told.push({ user, at: performance.now() })
    return { ok: true, message_ts: '1.1' }
  }
  const history = ({ channel }: Fields): object => ({
    ok: true,
    messages: posts
      .filter((each) => each.channel === channel)
      .map(({ ts, key }) => ({ ts, metadata: key === null ? null : metadataOf(key) })),
  })
  const members = people.map((id) => ({ id, real_name: id, tz: 'Asia/Ho_Chi_Minh', locale: 'vi' }))
  return (method: string, fields: Fields): object => {
    if (method === 'chat.postMessage') return post(fields)
    if (method === 'chat.postEphemeral') return tell(fields)
    if (method === 'conversations.history') return history(fields)
    if (method === 'users.list') return { ok: true, members }
    if (method === 'conversations.open') return { ok: true, channel: { id: `D${fields['users']}` } }
    return { ok: true }
  }
}

const metadataOf = (key: string) => ({ event_type: 'baton_outbound', event_payload: { key } })

function keyOf(metadata: string | undefined): string | null {
  const key = /"key":"([^"]+)"/.exec(metadata ?? '')?.[1]
  return key ?? null
}

async function fieldsOf(request: http.IncomingMessage): Promise<Fields> {
  const body: Buffer[] = []
  for await (const chunk of request) body.push(chunk)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(body).toString()))
}

const refused = (response: http.ServerResponse): unknown =>
  response.writeHead(503, { 'content-type': 'application/json' }).end('{"ok":false}')
