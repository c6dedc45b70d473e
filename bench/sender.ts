import http from 'node:http'

export interface Delivery {
  readonly fields: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string
}

/** An answer, or `status` 0: the connection broke before one. */
export interface Answered {
  readonly status: number
  readonly lead: string | null
  readonly ms: number
}

export interface Sender {
  send(delivery: Delivery): Promise<Answered>
  /** All of them, so many at a time as there are connections. */
  sendAll(deliveries: readonly Delivery[]): Promise<readonly Answered[]>
  /** As many as are answered in that time. */
  sendFor(ms: number, make: () => Delivery): Promise<readonly Answered[]>
  close(): void
}

/** Posts leads over kept connections. Keys and addresses take turns, for the limits of one of each are lower. */
export function createSender(url: string, keys: readonly string[], connections: number): Sender {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  let sent = 0
  const send = ({ fields, idempotencyKey }: Delivery): Promise<Answered> => {
    const nth = sent++
    const headers = {
      authorization: `Bearer ${keys[nth % keys.length]}`,
      'x-forwarded-for': `198.51.100.${nth % 200}`,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    }
    return post(agent, `${url}/v1/leads`, headers, JSON.stringify(fields))
  }
  return {
    send,
    async sendAll(deliveries) {
      const waiting = deliveries.map((delivery, at) => ({ delivery, at }))
      const answers: Answered[] = []
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
          answers[next.at] = await send(next.delivery)
      }
      await Promise.all(Array.from({ length: connections }, work))
      return answers
    },
    sendFor: (ms, make) => inTurn(connections, ms, () => send(make())),
    close: () => agent.destroy(),
  }
}

/** So many at a time, for so long. */
export async function inTurn(
  connections: number,
  ms: number,
  send: () => Promise<Answered>,
): Promise<readonly Answered[]> {
  const until = performance.now() + ms
  const answers: Answered[] = []
  const work = async () => {
    while (performance.now() < until) answers.push(await send())
  }
  await Promise.all(Array.from({ length: connections }, work))
  return answers
}

/** Any POST; used for the bare baseline as well. */
export function post(
  agent: http.Agent,
  url: string,
  headers: http.OutgoingHttpHeaders,
  body: string,
): Promise<Answered> {
  const started = performance.now()
  const answered = (status: number, text: string): Answered => ({
    status,
    lead: /"lead":"([^"]+)"/.exec(text)?.[1] ?? null,
    ms: performance.now() - started,
  })
  return new Promise((resolve) => {
    const request = http.request(url, { agent, method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve(answered(response.statusCode ?? 0, text)))
      response.on('error', () => resolve(answered(0, '')))
    })
    request.on('error', () => resolve(answered(0, '')))
    request.end(body)
  })
}

let buyers = 0
const run = Date.now().toString(36)

/** Somebody new whom the sample rules find hot: their card is posted at once. */
export function hotLead(): Delivery {
  const cool = coolLead()
  const wish = {
    title: 'Giám đốc',
    message: 'Xin báo giá cho 50 người dùng',
    budget: '1,2 tỷ',
    employees: 80,
    timing: 'tháng này',
    source: 'website',
    asked_contact: true,
  }
  return { ...cool, fields: { ...cool.fields, ...wish } }
}

/** Somebody new about whom little is known: no card, they mature. */
export function coolLead(): Delivery {
  const nth = buyers++
  const fields = {
    name: `Nguyễn Văn ${nth}`,
    phone: `091${String(nth).padStart(7, '0')}`,
    email: `mua${nth}@congty${nth}.vn`,
    company: `Công ty ${nth}`,
  }
  return { fields, idempotencyKey: `bench-${run}-${nth}` }
}

export const several = (count: number, make: () => Delivery): readonly Delivery[] =>
  Array.from({ length: count }, make)
