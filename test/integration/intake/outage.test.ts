import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/db/client.ts'
import { createLedger } from '../../../src/db/inbound.ts'
import { probe } from '../../../src/intake/readiness.ts'
import { sweep } from '../../../src/intake/sweep.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'
import { aLead, anIntake, noon } from './an-intake.ts'

const closing: (() => Promise<unknown>)[] = []
let postgres: TestPostgres

beforeAll(async () => {
  postgres = await aPostgres({ poolSize: 4 })
})
afterAll(() => postgres.stop())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('over a real connection, with the database going down', () => {
  it('accepts nothing that it can not store, and says when to try again', async () => {
    const down = openDatabase({ url: `${postgres.url}-gone`, poolSize: 2 })
    closing.push(() => down.close())
    const { app, secret } = await anIntake(postgres.database, { ledger: createLedger(down) })
    closing.push(() => app.close())
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const answer = await fetch(`${address}/v1/leads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(aLead()),
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await answer.json()).toMatchObject({ error: { code: 'database_down' } })
  })

  it('keeps what was accepted while no journey could begin, and the sweep begins it', async () => {
    const begin = () => Promise.reject(new Error('no Temporal'))
    const { postLead, deps } = await anIntake(postgres.database, { journeys: { begin } })
    const { id, lead } = (await postLead(aLead())).json()
    const begun: object[] = []
    const journeys = { begin: async (inbound: object) => void begun.push(inbound) }
    const soon = await sweep({ ...deps, journeys, now: () => noon + 59_000 })
    expect([soon.begun, begun]).toEqual([0, []])
    const later = await sweep({ ...deps, journeys, now: () => noon + 60_000 })
    expect(later).toEqual({ begun: 1, failed: 0, gaveUp: false })
    expect(begun).toEqual([{ inboundId: id, leadId: lead, kind: 'lead' }])
  })
})

describe('readiness', () => {
  it('names each part with its reason, and is 503 when deliveries can not be stored', async () => {
    const down = openDatabase({ url: `${postgres.url}-gone`, poolSize: 1 })
    closing.push(() => down.close())
    const readiness = () =>
      probe({
        database: () => down.pool.query('SELECT 1').then(() => ({ state: 'ok' }) as const),
        temporal: async () => ({ state: 'late', reason: 'nothing polled for 40 s' }),
        chat: async () => ({ state: 'off', reason: 'no token' }),
      })
    const { app } = await anIntake(postgres.database, { readiness })
    const answer = await app.inject('/readyz')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({
      ready: false,
      database: { state: 'down' },
      temporal: { state: 'late', reason: 'nothing polled for 40 s' },
      chat: { state: 'off', reason: 'no token' },
    })
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  })
})

describe('once PostgreSQL is gone', () => {
  it('answers 503 to keys, leads, web behaviour and forms once PostgreSQL is gone', async () => {
    const { app, post, postLead, logged } = await anIntake(postgres.database)
    expect((await postLead(aLead())).statusCode).toBe(202)
    await postgres.stopServer()

    expect((await postLead(aLead({ name: 'Khác' }))).statusCode).toBe(503)
    const visit = { id: 'a', visitor: `v_${'0'.repeat(32)}`, kind: 'page_seen', path: '/' }
    expect((await post('/v1/web', visit)).statusCode).toBe(503)
    const form = await app.inject({
      method: 'POST',
      url: '/form?lang=en',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=Minh+Tam&phone=0912345678',
    })
    expect(form.statusCode).toBe(503)
    expect(form.headers['retry-after']).toBe('5')
    expect(form.body).toContain('It could not be stored')
    expect(form.body).toContain('value="Minh Tam"')
    expect(logged()).not.toMatch(/Minh|0912/)
  })
})
