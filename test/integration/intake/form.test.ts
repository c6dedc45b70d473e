import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readDelivery } from '../../../src/intake/read-delivery.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'
import { anIntake, type TestIntake } from './an-intake.ts'

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

const rows = () => postgres.database.prisma.inboundEvent.findMany()
const get = (url: string, headers: Record<string, string> = {}) =>
  intake.app.inject({ method: 'GET', url, headers })
const send = (fields: Record<string, string>, lang = 'vi') =>
  intake.app.inject({
    method: 'POST',
    url: `/form?lang=${lang}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const submissionIn = (page: string) => /name="submission_id" value="([^"]+)"/.exec(page)?.[1] ?? ''

const filled = (changes: Record<string, string> = {}) => ({
  name: 'Nguyễn Thị Minh',
  phone: '0912 345 678',
  budget: '500m_1b',
  timing: 'this_month',
  ...changes,
})

describe('the sample form', () => {
  it.each([
    ['vi', '/form', {}, 'Yêu cầu báo giá'],
    ['en', '/form?lang=en', {}, 'Ask for a quote'],
    ['en', '/form', { 'accept-language': 'en-GB,vi;q=0.5' }, 'Ask for a quote'],
    ['vi', '/form?lang=vi', { 'accept-language': 'en' }, 'Yêu cầu báo giá'],
  ])('speaks %s at %s with %o', async (language, url, headers, words) => {
    const { body } = await get(url, headers)
    expect(body).toContain(`<html lang="${language}">`)
    expect(body).toContain(words)
  })

  it('has a new submission id each time, a label for each field and a strict content policy', async () => {
    const [one, two] = [await get('/form'), await get('/form')]
    expect(submissionIn(one.body)).toMatch(/^[0-9a-f-]{36}$/)
    expect(submissionIn(one.body)).not.toBe(submissionIn(two.body))
    const ids = [...one.body.matchAll(/ id="([a-z_]+)" name="/g)].map((match) => match[1])
    expect(ids).toContain('message')
    for (const id of ids) expect(one.body).toContain(`<label for="${id}"`)
    expect(one.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('offers the price list as a document', async () => {
    const { body, headers } = await get('/form/price-list.csv?lang=en')
    expect(headers['content-type']).toContain('text/csv')
    expect(body).toContain('"Growth"')
  })

  it.each([
    ['vi', 'chúng tôi đã nhận được yêu cầu', 'Trong giờ làm việc'],
    ['en', 'we have your request', 'In working hours'],
  ])(
    'leads on to what happens next, in %s and without personal data in the address',
    async (lang, thanks, next) => {
      const answer = await send(filled({ submission_id: 'render-1' }), lang)
      expect(answer.statusCode).toBe(303)
      const address = String(answer.headers.location)
      expect(address).toMatch(new RegExp(`^/form/thanks\\?lang=${lang}&ref=[0-9a-f]{8}$`))
      const page = await get(address)
      expect(page.body).toContain(thanks)
      expect(page.body).toContain(next)
      expect(await rows()).toMatchObject([{ source: 'web_form', state: 'stored' }])
      await vi.waitFor(() => expect(intake.begun).toHaveLength(1))
    },
  )

  it('sent twice is one lead and the same page', async () => {
    const first = await send(filled({ submission_id: 'render-2' }))
    const second = await send(filled({ submission_id: 'render-2' }))
    expect(second.headers.location).toBe(first.headers.location)
    expect(await rows()).toHaveLength(1)
  })

  it('says that the buyer asked to be contacted, with budget, language and consent', async () => {
    await send(filled({ consent: 'yes', language: 'vi', utm_campaign: 'tet' }))
    const [row] = await rows()
    const read = readDelivery('web_form', row?.contentType ?? '', row?.body ?? new Uint8Array())
    expect(read).toMatchObject({
      ok: true,
      delivery: {
        kind: 'lead',
        touch: {
          phone: '+84912345678',
          askedContact: true,
          consent: true,
          language: 'vi',
          campaign: 'tet',
          source: 'web_form',
          budget: { min: { amount: 500_000_000 }, max: { amount: 1_000_000_000 } },
          timing: 'this_month',
          junk: null,
        },
      },
    })
  })

  it('marks what a machine filled in, and drops nothing', async () => {
    const answer = await send(filled({ fax_number: '555' }))
    expect(answer.statusCode).toBe(303)
    const [row] = await rows()
    const read = readDelivery('web_form', row?.contentType ?? '', row?.body ?? new Uint8Array())
    expect(read).toMatchObject({ delivery: { touch: { junk: 'honeypot' } } })
  })
})

describe('a form with mistakes', () => {
  it.each([
    ['vi', 'Cần sửa trước khi gửi', 'Số điện thoại thiếu chữ số.'],
    ['en', 'Please mend before sending', 'The phone number has too few digits.'],
  ])('comes back in %s with every mistake and all that was typed', async (lang, title, wrong) => {
    const typed = filled({ name: '', phone: '12', email: 'x', message: 'a "b" <i>' })
    const answer = await send({ ...typed, submission_id: 'render-3', consent: 'yes' }, lang)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(title)
    expect(answer.body).toContain(wrong)
    expect(answer.body.match(/aria-invalid="true"/g)).toHaveLength(3)
    expect(answer.body).toContain('>\na &#34;b&#34; &#60;i&#62;</textarea>')
    expect(answer.body).toContain('<option value="500m_1b" selected>')
    expect(answer.body).toContain('value="yes" checked')
    expect(submissionIn(answer.body)).toBe('render-3')
    expect(await rows()).toEqual([])
  })

  it('refuses a choice that was not offered', async () => {
    const answer = await send(filled({ budget: 'a lot' }))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="budget-wrong"')
  })

  it('sent too often keeps what was typed and says when to try again', async () => {
    intake = await anIntake(postgres.database, {
      limits: { ...intake.deps.limits, formsPerMinute: 1 },
    })
    await send(filled())
    const answer = await send(filled({ name: 'Trần Văn Bình' }))
    expect(answer.statusCode).toBe(429)
    expect(answer.body).toContain('value="Trần Văn Bình"')
    expect(answer.body).toContain('Quá nhiều yêu cầu.')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('larger than the limit says so', async () => {
    const answer = await send(filled({ message: 'x'.repeat(70_000) }), 'en')
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('larger than 65536 bytes')
  })
})

describe('the first-party script', () => {
  it('is served for other sites to include, and not sent again unchanged', async () => {
    const first = await get('/baton.js')
    expect(first.headers['content-type']).toContain('text/javascript')
    expect(first.headers['cross-origin-resource-policy']).toBe('cross-origin')
    const again = await get('/baton.js', { 'if-none-match': String(first.headers.etag) })
    expect(again.statusCode).toBe(304)
  })
})

describe('what is not there', () => {
  it('is a 404 that says what is', async () => {
    const answer = await get('/v2/leads', { 'accept-language': 'en' })
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error.mend).toContain('POST /v1/leads')
  })
})

describe('the metrics', () => {
  it('count deliveries by outcome and time the answers', async () => {
    await send(filled({ submission_id: 'm-1' }))
    await send(filled({ submission_id: 'm-1' }))
    await send({})
    const { body } = await get('/metrics')
    for (const outcome of ['accepted', 'duplicate', 'refused'])
      expect(body).toContain(`baton_deliveries_total{source="web_form",outcome="${outcome}"} 1`)
    expect(body).toContain('baton_http_answer_seconds_count{route="/form",status="303"} 2')
  })
})
