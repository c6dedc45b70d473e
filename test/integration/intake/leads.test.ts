import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { revokeApiKey } from '../../../src/db/api-key.ts'
import { findInbound } from '../../../src/db/inbound.ts'
import { defaultLimits } from '../../../src/intake/limits.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'
import { aLead, anIntake, noon, type TestIntake } from './an-intake.ts'

let postgres: TestPostgres
let intake: TestIntake

beforeAll(async () => {
  postgres = await aPostgres()
})
afterAll(() => postgres.stop())
beforeEach(async () => {
  await postgres.database.pool.query('TRUNCATE inbound_event, api_key')
  intake = await anIntake(postgres.database)
})

const rows = () => postgres.database.prisma.inboundEvent.findMany({ orderBy: { id: 'asc' } })
const refusals = async () => (await rows()).map((row) => row.refusal)

describe('a lead that is accepted', () => {
  it('stands in the ledger as it came before the sender hears 202', async () => {
    const body = '{"name":"Minh",\n "phone": "0912345678"}'
    const answer = await intake.postLead(body)
    expect(answer.statusCode).toBe(202)
    const { id, lead } = answer.json()
    expect(answer.json()).toEqual({ id, lead, status: 'accepted', duplicate: false })
    const row = await findInbound(postgres.database, id)
    expect(row).toMatchObject({ leadId: lead, source: 'api', kind: 'lead', state: 'stored' })
    expect(Buffer.from(row?.body ?? []).toString()).toBe(body)
    expect(row?.receivedAt).toBe(noon)
  })

  it('begins its journey with ids only', async () => {
    const { id, lead } = (await intake.postLead(aLead())).json()
    await vi.waitFor(() =>
      expect(intake.begun).toEqual([{ inboundId: id, leadId: lead, kind: 'lead' }]),
    )
  })

  it.each([
    ['fails', () => Promise.reject(new Error('no Temporal'))],
    ['never answers', () => new Promise<void>(() => {})],
  ])('is answered 202 and stays in the ledger while beginning a journey %s', async (_, begin) => {
    const { postLead } = await anIntake(postgres.database, { journeys: { begin } })
    const answer = await postLead(aLead())
    expect(answer.statusCode).toBe(202)
    expect(await rows()).toMatchObject([{ id: answer.json().id, state: 'stored' }])
  })

  it('may be a form with Vietnamese field names', async () => {
    const payload = new URLSearchParams({ 'Họ và tên': 'Lê An', 'Số điện thoại': '0912345678' })
    const answer = await intake.postLead(payload.toString(), {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    })
    expect(answer.statusCode).toBe(202)
  })

  it('may come with the key in X-Api-Key', async () => {
    const headers = { authorization: '', 'x-api-key': intake.secret }
    expect((await intake.postLead(aLead(), headers)).statusCode).toBe(202)
  })

  it('notes when its key was last used', async () => {
    await intake.postLead(aLead())
    await vi.waitFor(async () => {
      const [key] = await postgres.database.prisma.apiKey.findMany()
      expect(key?.lastUsedAt?.getTime()).toBe(noon)
    })
  })
})

describe('the same delivery again', () => {
  it('is one row when ten come at once, for twenty different ones', async () => {
    const leads = Array.from({ length: 20 }, (_, index) => aLead({ name: `Khách ${index}` }))
    const answers = await Promise.all(
      leads.flatMap((lead) => Array.from({ length: 10 }, () => intake.postLead(lead))),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(200).fill(202))
    expect(await rows()).toHaveLength(20)
    expect(answers.filter((answer) => !answer.json().duplicate)).toHaveLength(20)
    expect(new Set(answers.map((answer) => answer.json().lead)).size).toBe(20)
    await vi.waitFor(() => expect(intake.begun).toHaveLength(20))
  })

  it.each([
    ['the Idempotency-Key', aLead(), { 'idempotency-key': 'abc-1' }],
    ['its submission_id', aLead({ submission_id: 's-1' }), {}],
    ['its content', aLead(), {}],
  ])('is known by %s and answered with the first ids', async (_, body, headers) => {
    const first = (await intake.postLead(body, headers)).json()
    const second = await intake.postLead(body, headers)
    expect(second.statusCode).toBe(202)
    expect(second.json()).toEqual({ ...first, duplicate: true })
  })

  it('is known by its content across the edge of two ten-minute spans, and not after', async () => {
    let at = Date.parse('2026-11-30T05:09:59Z')
    const { postLead } = await anIntake(postgres.database, { now: () => at })
    await postLead(aLead(), { 'x-api-key': intake.secret, authorization: '' })
    at += 2_000
    const soon = await postLead(aLead(), { 'x-api-key': intake.secret, authorization: '' })
    at += 600_000
    const later = await postLead(aLead(), { 'x-api-key': intake.secret, authorization: '' })
    expect([soon.json().duplicate, later.json().duplicate]).toEqual([true, false])
  })

  it('of another sender is another delivery', async () => {
    const other = await anIntake(postgres.database)
    const first = await intake.postLead(aLead({ submission_id: 'form-1' }))
    const second = await other.postLead(aLead({ submission_id: 'form-1' }))
    expect([first.json().duplicate, second.json().duplicate]).toEqual([false, false])
  })

  it('with an Idempotency-Key and another body is refused as key_reused, and kept', async () => {
    const headers = { 'idempotency-key': 'abc-2' }
    await intake.postLead(aLead(), headers)
    const answer = await intake.postLead(aLead({ phone: '0987654321' }), headers)
    expect(answer.statusCode).toBe(409)
    expect(answer.json().error.code).toBe('key_reused')
    expect(await refusals()).toEqual([null, 'key_reused'])
  })
})

describe('a lead that is refused', () => {
  it.each([
    ['bad_json', 400, '{"phone": 0912}', undefined],
    ['not_an_object', 400, '[1]', undefined],
    ['no_contact', 422, aLead({ phone: '', email: undefined }), 'phone'],
    ['phone_too_short', 422, { ho_ten: 'An', sdt: '12' }, 'sdt'],
    ['email_no_at', 422, { name: 'An', mail: 'an at home' }, 'mail'],
    ['too_long', 422, aLead({ company: 'x'.repeat(201) }), 'company'],
    ['not_text', 422, aLead({ message: { a: 1 } }), 'message'],
  ])('says %s with status %i, and is kept', async (code, status, body, field) => {
    const answer = await intake.postLead(body)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().error).toMatchObject({ code, ...(field ? { field } : {}) })
    expect(await refusals()).toEqual([field ? `${code} ${field}` : code])
    expect(intake.begun).toEqual([])
  })

  it('tells where JSON breaks, in both languages when none is asked for', async () => {
    const { error } = (await intake.postLead('{"phone": 0912}')).json()
    expect(error.message).toEqual({
      vi: 'Nội dung không phải JSON hợp lệ: sai ở dòng 1, cột 12.',
      en: 'The body is not valid JSON: it breaks at line 1, column 12.',
    })
  })

  it('speaks the language that is asked for', async () => {
    const { error } = (await intake.postLead({}, { 'accept-language': 'vi-VN,en;q=0.8' })).json()
    expect(error.message).toBe('Cần số điện thoại hoặc email để liên hệ.')
    expect(error.mend).toBe('Gửi trường phone hoặc email.')
  })

  it('for its content type says 415, and is kept', async () => {
    const answer = await intake.postLead('<lead/>', { 'content-type': 'application/xml' })
    expect(answer.statusCode).toBe(415)
    expect(answer.json().error.code).toBe('unsupported_type')
    expect(await refusals()).toEqual(['unsupported_type'])
  })

  it('for its size says 413 with the limit, and that it came is kept', async () => {
    const answer = await intake.postLead(aLead({ message: 'x'.repeat(70_000) }))
    expect(answer.statusCode).toBe(413)
    expect(answer.json().error).toMatchObject({ code: 'too_large' })
    expect(answer.json().error.message.en).toContain('65536')
    expect(await refusals()).toEqual(['too_large'])
  })

  it('can come again mended under the same submission_id', async () => {
    const wrong = aLead({ phone: '12', email: '', submission_id: 's-9' })
    expect((await intake.postLead(wrong)).statusCode).toBe(422)
    const answer = await intake.postLead(aLead({ submission_id: 's-9' }))
    expect(answer.json()).toMatchObject({ status: 'accepted', duplicate: false })
  })
})

describe('a stranger', () => {
  it.each([
    ['no_key', 401, ''],
    ['unknown_key', 401, `Bearer bk_${'x'.repeat(43)}`],
    ['unknown_key', 401, 'Bearer nonsense'],
  ])('is told %s with status %i, and nothing is kept', async (code, status, authorization) => {
    const answer = await intake.postLead(aLead(), { authorization })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().error.code).toBe(code)
    expect(answer.headers['www-authenticate']).toContain('Bearer')
    expect(await rows()).toEqual([])
  })

  it('with a revoked key is told revoked_key with status 403, once the key is no longer believed', async () => {
    let at = noon
    const { postLead } = await anIntake(postgres.database, { now: () => at })
    const headers = { authorization: `Bearer ${intake.secret}` }
    expect((await postLead(aLead(), headers)).statusCode).toBe(202)
    const [key] = await postgres.database.prisma.apiKey.findMany({ orderBy: { id: 'asc' } })
    await revokeApiKey(postgres.database.prisma, key?.id ?? '', at)
    at += 5_001
    const answer = await postLead(aLead(), headers)
    expect(answer.statusCode).toBe(403)
    expect(answer.json().error.code).toBe('revoked_key')
  })
})

describe('too many requests', () => {
  it('of one key are told too_many with Retry-After', async () => {
    const limits = { ...defaultLimits, perKeyPerMinute: 2 }
    const { postLead } = await anIntake(postgres.database, { limits })
    await postLead(aLead())
    await postLead(aLead())
    const answer = await postLead(aLead())
    expect(answer.statusCode).toBe(429)
    expect(answer.json().error.code).toBe('too_many')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('from one address are refused before the key is looked at', async () => {
    const limits = { ...defaultLimits, perAddressPerMinute: 1 }
    const { postLead } = await anIntake(postgres.database, { limits })
    const headers = { authorization: 'Bearer guess', 'x-forwarded-for': '203.0.113.9' }
    expect((await postLead(aLead(), headers)).statusCode).toBe(401)
    expect((await postLead(aLead(), headers)).statusCode).toBe(429)
    const elsewhere = { ...headers, 'x-forwarded-for': '203.0.113.10' }
    expect((await postLead(aLead(), elsewhere)).statusCode).toBe(401)
  })
})

describe('what is logged', () => {
  it('holds no personal data of accepted and refused deliveries', async () => {
    await intake.postLead(aLead())
    await intake.postLead(aLead({ phone: '12', email: 'not a mail' }))
    await intake.postLead('{"phone": 0912345678')
    expect(intake.logged()).toContain('answered')
    expect(intake.logged()).not.toMatch(/Minh|0912|anphat|báo giá|bk_/)
  })
})
