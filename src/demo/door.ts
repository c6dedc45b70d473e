import http from 'node:http'
import type { Delivery, Fields } from './delivery.ts'

export interface Reply {
  readonly status: number
  readonly body: string
  /** What a sender who came too often is told. */
  readonly retryAfterSeconds: number | null
}

type Parcel = Pick<Delivery, 'door' | 'fields' | 'idempotencyKey'>

/** The doors of one running program. */
export interface Door {
  /** Rejects when nobody answers. */
  send(delivery: Parcel): Promise<Reply>
  close(): void
}

const timeoutMs = 10_000

/** With an agent of its own: neither a proxy of the environment nor a redirect leads elsewhere. */
export function openDoor(loopback: URL, secret: string): Door {
  const agent = new http.Agent({ keepAlive: true })
  return {
    send: (delivery) => {
      const letter = delivery.door === 'form' ? formOf(delivery.fields) : jsonOf(delivery, secret)
      return post(new URL(paths[delivery.door], loopback), letter, agent)
    },
    close: () => agent.destroy(),
  }
}

const paths: Readonly<Record<Delivery['door'], string>> = {
  leads: '/v1/leads',
  events: '/v1/events',
  form: '/form',
}

interface Letter {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The id stands in an event too: opening a mail twice within ten minutes is twice. */
const jsonOf = ({ door, fields, idempotencyKey: id }: Parcel, secret: string): Letter => ({
  headers: {
    'content-type': 'application/json',
    'accept-language': 'en',
    authorization: `Bearer ${secret}`,
    'idempotency-key': id,
  },
  body: JSON.stringify(door === 'events' ? { ...fields, id } : fields),
})

/** As a browser would; a form needs no key. */
const formOf = (fields: Fields): Letter => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
  body: new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString(),
})

function post(url: URL, { headers, body }: Letter, agent: http.Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers, timeout: timeoutMs }
    const request = http.request(url, options, (response) => {
      const parts: string[] = []
      response.setEncoding('utf8')
      response.on('data', (part: string) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => resolve(replyOf(response, parts.join(''))))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)))
    request.on('error', reject)
    request.end(body)
  })
}

function replyOf({ statusCode = 0, headers }: http.IncomingMessage, body: string): Reply {
  const seconds = Number(headers['retry-after'])
  return { status: statusCode, body, retryAfterSeconds: Number.isFinite(seconds) ? seconds : null }
}
