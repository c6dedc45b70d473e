import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openDoor } from '../../../src/demo/door.ts'
import { outcomeOf } from '../../../src/demo/outcome.ts'

interface Seen {
  readonly url: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Answers everything the same way and remembers what came. */
async function aProgram(status: number, body: unknown, headers: Record<string, string> = {}) {
  const seen: Seen[] = []
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { url = '', headers: sent } = request
      seen.push({ url, headers: sent, body: Buffer.concat(parts).toString() })
      response.writeHead(status, headers).end(JSON.stringify(body))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { seen, url: new URL(`http://127.0.0.1:${port}`) }
}

const lead = { door: 'leads', fields: { name: 'Hà' }, idempotencyKey: 'demo-1-1' } as const

it('brings a lead with the key, under an id of its own', async () => {
  const { seen, url } = await aProgram(202, { id: 'x', lead: 'y', duplicate: false })
  const door = openDoor(url, 'bk_secret')
  expect(outcomeOf(await door.send(lead))).toEqual({ kind: 'accepted' })
  door.close()
  expect(seen[0]).toMatchObject({ url: '/v1/leads', body: '{"name":"Hà"}' })
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Bearer bk_secret',
    'idempotency-key': 'demo-1-1',
  })
})

it('brings behaviour to its own door, with the id in the event', async () => {
  const { seen, url } = await aProgram(202, { events: [{ duplicate: true }] })
  const door = openDoor(url, 'bk_secret')
  const outcome = outcomeOf(
    await door.send({ ...lead, door: 'events', fields: { kind: 'mail_opened' } }),
  )
  door.close()
  expect(outcome).toEqual({ kind: 'known' })
  expect(seen[0]).toMatchObject({
    url: '/v1/events',
    body: '{"kind":"mail_opened","id":"demo-1-1"}',
  })
})

it('fills in the form as a browser would, without a key, and does not follow where it leads', async () => {
  const { seen, url } = await aProgram(303, '', { location: 'http://leads.example.com/thanks' })
  const door = openDoor(url, 'bk_secret')
  const outcome = outcomeOf(await door.send({ ...lead, door: 'form' }))
  door.close()
  expect(outcome).toEqual({ kind: 'accepted' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ url: '/form', body: 'name=H%C3%A0' })
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

it('tells why it was turned away, and when it may come again', async () => {
  const error = { code: 'too_many', message: 'Too many.', mend: 'Wait.' }
  const { url } = await aProgram(429, { error }, { 'retry-after': '7' })
  const door = openDoor(url, 'bk_secret')
  const reply = await door.send(lead)
  door.close()
  expect(reply.retryAfterSeconds).toBe(7)
  expect(outcomeOf(reply)).toEqual({ kind: 'refused', reason: '429 too_many: Too many. Wait.' })
})

it('waits for nobody who is not told to come again', async () => {
  const { url } = await aProgram(202, { duplicate: false })
  const door = openDoor(url, 'bk_secret')
  expect((await door.send(lead)).retryAfterSeconds).toBeNull()
  door.close()
})

it('rejects when nobody is there', async () => {
  const { url } = await aProgram(202, {})
  for (const server of servers.splice(0)) server.close()
  const door = openDoor(url, 'bk_secret')
  await expect(door.send(lead)).rejects.toThrow('ECONNREFUSED')
  door.close()
})
