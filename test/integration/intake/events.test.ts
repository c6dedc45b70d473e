import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readDelivery } from '../../../src/intake/read-delivery.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'
import { anIntake, noon, type TestIntake } from './an-intake.ts'

let postgres: TestPostgres
let intake: TestIntake

beforeAll(async () => {
  postgres = await aPostgres()
})
afterAll(() => postgres.stop())
beforeEach(async () => {
  await postgres.database.pool.query(
    'TRUNCATE inbound_event, api_key, visitor, lead_event, lead CASCADE',
  )
  intake = await anIntake(postgres.database)
})

const rows = () => postgres.database.prisma.inboundEvent.findMany({ orderBy: { id: 'asc' } })
const leadEvents = () => postgres.database.prisma.leadEvent.findMany()
const visitor = `v_${'a1'.repeat(16)}`
const anEvent = (changes: object = {}) => ({
  id: 'e-1',
  kind: 'pricing_read',
  phone: '0912 345 678',
  at: '2026-11-30T09:00:00+07:00',
  ...changes,
})

describe('an event from a system', () => {
  it('stands in the ledger, begins a journey and can be read again from there', async () => {
    const answer = await intake.post('/v1/events', anEvent())
    expect(answer.statusCode).toBe(202)
    const [row] = await rows()
    expect(answer.json()).toEqual({
      status: 'accepted',
      events: [{ id: row?.id, duplicate: false }],
    })
    await vi.waitFor(() =>
      expect(intake.begun).toEqual([{ inboundId: row?.id, leadId: row?.leadId, kind: 'event' }]),
    )
    const read = readDelivery('events', row?.contentType ?? '', row?.body ?? new Uint8Array())
    expect(read).toEqual({
      ok: true,
      key: 'e-1',
      delivery: {
        kind: 'event',
        event: {
          kind: 'pricing_read',
          at: Date.parse('2026-11-30T02:00:00Z'),
          who: { by: 'phone', phone: '+84912345678' },
          data: {},
        },
      },
    })
  })

  it('of a lead named by its id waits for that lead', async () => {
    const leadId = randomUUID()
    await intake.post('/v1/events', anEvent({ phone: undefined, lead: leadId }))
    expect(await rows()).toMatchObject([{ leadId, kind: 'event' }])
  })

  it('twice under its id is one', async () => {
    const first = (await intake.post('/v1/events', anEvent())).json()
    const second = (await intake.post('/v1/events', anEvent())).json()
    expect(second.events).toEqual([{ id: first.events[0].id, duplicate: true }])
    expect(await rows()).toHaveLength(1)
  })

  it.each([
    ['unknown_choice', 'kind', anEvent({ kind: 'sneezed' })],
    ['missing', 'kind', anEvent({ kind: undefined })],
    ['bad_time', 'at', anEvent({ at: 'yesterday' })],
    ['bad_time', 'at', anEvent({ at: '2026-11-30T09:00:00' })],
    ['time_out_of_bounds', 'at', anEvent({ at: '2026-11-30T13:00:00+07:00' })],
    ['time_out_of_bounds', 'at', anEvent({ at: '2020-01-01T00:00:00Z' })],
    ['no_who', undefined, anEvent({ phone: undefined })],
    ['phone_too_short', 'phone', anEvent({ phone: '12' })],
    ['bad_lead_id', 'lead', anEvent({ lead: '1042' })],
    ['bad_visitor', 'visitor', anEvent({ phone: undefined, visitor: 'me' })],
  ])('that is wrong is refused as %s of %s, and kept', async (code, field, body) => {
    const answer = await intake.post('/v1/events', body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.code).toBe(code)
    expect(answer.json().error.field).toBe(field)
    expect(await rows()).toMatchObject([
      { state: 'refused', kind: 'event', refusal: field === undefined ? code : `${code} ${field}` },
    ])
  })
})

describe('a batch of events', () => {
  const batch = (count: number) =>
    Array.from({ length: count }, (_, index) => anEvent({ id: `e-${index}` }))

  it('is stored as one delivery each, in the order given', async () => {
    const answer = await intake.post('/v1/events', { events: batch(100) })
    const stored = await rows()
    expect(answer.statusCode).toBe(202)
    const byId = new Map(
      stored.map((row) => [row.id, JSON.parse(Buffer.from(row.body).toString())]),
    )
    const ids = answer.json().events.map(({ id }: { id: string }) => byId.get(id).id)
    expect(ids).toEqual(batch(100).map((event) => event.id))
  })

  it('tells which were there already, within it and before', async () => {
    await intake.post('/v1/events', anEvent({ id: 'e-0' }))
    const events = [...batch(2), anEvent({ id: 'e-1' })]
    const answer = (await intake.post('/v1/events', events)).json()
    const duplicates = answer.events.map((event: { duplicate: boolean }) => event.duplicate)
    expect(duplicates).toEqual([true, false, true])
    expect(await rows()).toHaveLength(2)
  })

  it('with one that is wrong is refused whole, naming its place, and kept', async () => {
    const answer = await intake.post('/v1/events', { events: [anEvent(), anEvent({ at: 'x' })] })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ code: 'bad_time', field: 'events.1.at' })
    expect(await rows()).toMatchObject([{ state: 'refused', refusal: 'bad_time events.1.at' }])
  })

  it.each([
    ['empty_batch', []],
    ['batch_too_large', batch(101)],
  ])('of a wrong size is refused as %s', async (code, events) => {
    const answer = await intake.post('/v1/events', { events })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.code).toBe(code)
  })
})

describe('web behaviour', () => {
  const aVisit = (changes: object = {}) => ({
    id: 'b-1',
    visitor,
    kind: 'pricing_seen',
    path: '/bang-gia',
    ...changes,
  })
  const send = (visit: object, headers: Record<string, string> = {}) =>
    intake.app.inject({
      method: 'POST',
      url: '/v1/web',
      headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
      payload: JSON.stringify(visit),
    })

  it('of a browser nobody knows is kept beside it and begins nothing', async () => {
    expect((await send(aVisit())).statusCode).toBe(204)
    expect(await leadEvents()).toMatchObject([
      { leadId: null, visitorId: visitor, kind: 'pricing_seen', data: { path: '/bang-gia' } },
    ])
    expect(await rows()).toMatchObject([{ source: 'web', state: 'processed' }])
    expect(intake.begun).toEqual([])
  })

  it("of a lead's browser waits for that lead's journey", async () => {
    const leadId = randomUUID()
    await postgres.database.prisma.visitor.create({
      data: { id: visitor, leadId, consentAt: new Date(noon) },
    })
    await send(aVisit())
    const [row] = await rows()
    expect(row).toMatchObject({ source: 'web', state: 'stored', leadId })
    expect(await leadEvents()).toEqual([])
    await vi.waitFor(() =>
      expect(intake.begun).toEqual([{ inboundId: row?.id, leadId, kind: 'event' }]),
    )
  })

  it('sent twice counts once', async () => {
    await send(aVisit())
    expect((await send(aVisit())).statusCode).toBe(204)
    expect(await leadEvents()).toHaveLength(1)
  })

  it('is erased when the visitor takes the consent back, and a lead keeps its history', async () => {
    await send(aVisit())
    const leadId = randomUUID()
    await postgres.database.pool.query(
      `INSERT INTO lead (id, created_at, updated_at, source, band, score, reasons, policy_version)
       VALUES ($1, now(), now(), 'web_form', 'warm', 50, '[]', 1)`,
      [leadId],
    )
    await postgres.database.prisma.leadEvent.create({
      data: { id: randomUUID(), leadId, visitorId: visitor, kind: 'page_seen', at: new Date(noon) },
    })
    expect((await send({ visitor, forget: true })).statusCode).toBe(204)
    expect(await leadEvents()).toMatchObject([{ leadId, visitorId: null }])
    expect(await postgres.database.prisma.visitor.count()).toBe(0)
    const [row] = await rows()
    expect(row?.body).toHaveLength(0)
    expect(row?.key).not.toContain(visitor)
  })

  it.each([
    ['unknown_choice', aVisit({ kind: 'meeting_held' })],
    ['bad_visitor', aVisit({ visitor: 'v_1' })],
    ['bad_visitor', { visitor: 'v_1', forget: true }],
  ])('that says too much is refused as %s and not kept', async (code, visit) => {
    const answer = await send(visit)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.code).toBe(code)
    expect(await rows()).toEqual([])
  })

  it('comes from our own sites only', async () => {
    const { app } = await anIntake(postgres.database, { webOrigins: ['https://anphat.vn'] })
    const from = (origin: string) =>
      app.inject({ method: 'POST', url: '/v1/web', headers: { origin }, payload: aVisit() })
    const ours = await from('https://anphat.vn')
    expect([ours.statusCode, ours.headers['access-control-allow-origin']]).toEqual([
      204,
      'https://anphat.vn',
    ])
    const theirs = await from('https://evil.example')
    expect([theirs.statusCode, theirs.json().error.code]).toEqual([403, 'origin_refused'])
    expect(theirs.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('is limited by address and by size', async () => {
    const { app } = await anIntake(postgres.database, {
      limits: { ...intake.deps.limits, visitsPerMinute: 1 },
    })
    const post = (payload: object) => app.inject({ method: 'POST', url: '/v1/web', payload })
    expect((await post(aVisit({ path: 'x'.repeat(5_000) }))).json().error.code).toBe('too_large')
    expect((await post(aVisit())).json().error.code).toBe('too_many')
  })
})
