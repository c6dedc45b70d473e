import http from 'node:http'
import { until } from './until.ts'

/** One call of the Web API as it came over the wire. */
export interface ApiCall {
  readonly method: string
  readonly args: Readonly<Record<string, string>>
}

/** How the fake answers: a body, a status with headers, or a cut connection. */
export type ApiAnswer =
  | object
  | { readonly status: number; readonly headers?: http.OutgoingHttpHeaders }
  | 'cut'
  | 'silence'

/** Slack's Web API at the wire, for what the local page never does: limits, faults, silence. */
export interface FakeSlack {
  readonly url: string
  /** From now on; several answers are given in turn, the last one for ever. */
  answer(method: string, ...answers: readonly ApiAnswer[]): void
  calls(method: string): readonly ApiCall[]
  /** Waits for the call. */
  called(method: string): Promise<ApiCall>
  close(): Promise<void>
}

const patienceMs = 5_000

export async function fakeSlack(): Promise<FakeSlack> {
  const made: ApiCall[] = []
  const answers = new Map<string, ApiAnswer[]>()
  const serve = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const method = (request.url ?? '').replace(/^\/api\//, '')
    const body: Buffer[] = []
    for await (const chunk of request) body.push(chunk)
    const text = Buffer.concat(body).toString()
    made.push({ method, args: Object.fromEntries(new URLSearchParams(text)) })
    const given = answers.get(method) ?? [{ ok: false, error: 'unknown_method' }]
    give(response, (given.length > 1 ? given.shift() : given[0]) ?? {})
  }
  const server = http.createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const calls = (method: string) => made.filter((call) => call.method === method)
  return {
    url: `http://127.0.0.1:${port}/api/`,
    answer: (method, ...given) => void answers.set(method, [...given]),
    calls,
    called: (method) => until(`a call of ${method}`, patienceMs, async () => calls(method)[0]),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function give(response: http.ServerResponse, answer: ApiAnswer): void {
  if (answer === 'silence') return
  if (answer === 'cut') return void response.destroy()
  if ('status' in answer) return void response.writeHead(answer.status, answer.headers).end('{}')
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
}
