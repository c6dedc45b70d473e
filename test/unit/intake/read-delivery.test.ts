import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { LeadTouch } from '../../../src/domain/lead/touch-in.ts'
import { readDelivery } from '../../../src/intake/read-delivery.ts'

const json = (body: unknown) => Buffer.from(JSON.stringify(body))
const read = (body: object) => readDelivery('api', 'application/json', json(body))

function touchOf(body: object): LeadTouch {
  const reading = read(body)
  if (!reading.ok || reading.delivery.kind !== 'lead') throw new Error(JSON.stringify(reading))
  return reading.delivery.touch
}

const faultsOf = (body: object) => {
  const reading = read(body)
  return reading.ok ? [] : reading.faults
}

describe('a lead as systems name it', () => {
  it.each([
    ['English', { full_name: 'Minh Nguyễn', phone_number: '0912345678', job_title: 'Director' }],
    ['camel case', { fullName: 'Minh Nguyễn', phoneNumber: '0912345678', jobTitle: 'Director' }],
    ['Vietnamese', { ho_ten: 'Minh Nguyễn', sdt: '0912345678', chuc_vu: 'Director' }],
    [
      'a form builder, with diacritics',
      { 'Họ và tên': 'Minh Nguyễn', 'Số điện thoại': '0912345678', 'Chức vụ': 'Director' },
    ],
    [
      'first and last',
      { first_name: 'Minh', last_name: 'Nguyễn', tel: '0912345678', position: 'Director' },
    ],
  ])('is the same in %s', (_, body) => {
    expect(touchOf(body)).toMatchObject({
      name: 'Minh Nguyễn',
      phone: '+84912345678',
      title: 'Director',
    })
  })

  it('says where it came from, with utm fields flat or nested', () => {
    const flat = { phone: '0912345678', utm_source: 'facebook', utm_campaign: 'tet' }
    const nested = { phone: '0912345678', utm: { source: 'facebook', campaign: 'tet' } }
    for (const body of [flat, nested])
      expect(touchOf(body)).toMatchObject({
        source: 'facebook',
        campaign: 'tet',
        utm: { source: 'facebook', campaign: 'tet' },
      })
    expect(touchOf({ phone: '0912345678' }).source).toBe('api')
    expect(touchOf({ phone: '0912345678', nguồn: 'zalo', utm_source: 'x' }).source).toBe('zalo')
  })

  it('holds money in words, a count in words, consent in words', () => {
    const touch = touchOf({
      sdt: '0912345678',
      ngan_sach: '500 triệu – 1 tỷ',
      so_nhan_vien: '1.200 người',
      dong_y: 'Đồng ý',
      contact_me: 'yes',
      locale: 'en-US',
    })
    expect(touch.budget).toMatchObject({ min: { amount: 5e8 }, max: { amount: 1e9 } })
    expect(touch).toMatchObject({
      employees: 1200,
      consent: true,
      askedContact: true,
      language: 'en',
    })
  })

  it('stands on one usable contact, and keeps the other as a doubt', () => {
    expect(touchOf({ email: 'Minh@AnPhat.vn', phone: '12' })).toMatchObject({
      phone: null,
      email: 'minh@anphat.vn',
      doubts: [{ field: 'phone', reason: 'too_short' }],
    })
  })

  it('takes a phone that a spreadsheet made a number', () => {
    expect(touchOf({ phone: 912345678 }).phone).toBe('+84912345678')
  })

  it('loses what no database keeps and no card shows', () => {
    const touch = touchOf({
      phone: '0912345678',
      company: ' An\u0000  Phát\n',
      message: 'a\r\nb\u0007',
    })
    expect([touch.company, touch.message]).toEqual(['An Phát', 'a\nb'])
  })

  it('believes a visitor id only when it can be one', () => {
    const id = `v_${'0f'.repeat(16)}`
    expect(touchOf({ phone: '0912345678', visitor: id }).visitorId).toBe(id)
    expect(touchOf({ phone: '0912345678', visitor: "'; DROP" }).visitorId).toBeNull()
  })
})

describe('a lead that can not be read', () => {
  it('names every wrong field as the sender did', () => {
    expect(faultsOf({ SĐT: { a: 1 }, 'Công ty': 'x'.repeat(201) })).toEqual([
      { code: 'not_text', field: 'SĐT', detail: {} },
      { code: 'too_long', field: 'Công ty', detail: { max: 200 } },
    ])
  })

  it('without any contact is no_contact', () => {
    expect(faultsOf({ name: 'Minh' })).toEqual([{ code: 'no_contact', field: 'phone' }])
  })

  it.each([
    ['not_utf8', 'application/json', Buffer.from([0x7b, 0xff])],
    ['unsupported_type', 'text/html', Buffer.from('<p>')],
    ['bad_json', 'application/json', Buffer.from('')],
    ['not_an_object', 'application/json', Buffer.from('null')],
  ])('is %s', (code, contentType, body) => {
    const reading = readDelivery('api', contentType, body)
    expect(reading.ok ? null : reading.faults[0].code).toBe(code)
  })

  it('of an unknown source is a bug', () => {
    expect(() => readDelivery('fax', 'application/json', json({}))).toThrow('no source reads fax')
  })
})

describe('any body at all', () => {
  test.prop([fc.json()])('is read or refused, never a crash', (text) => {
    for (const source of ['api', 'web_form', 'events', 'web'])
      expect(typeof readDelivery(source, 'application/json', Buffer.from(text)).ok).toBe('boolean')
  })

  test.prop([
    fc.dictionary(
      fc.constantFrom('__proto__', 'constructor', 'toString', 'phone', 'name', 'utm', 'consent'),
      fc.jsonValue(),
    ),
  ])('with names of the language itself does no harm', (body) => {
    expect(typeof read(body).ok).toBe('boolean')
    expect({}).not.toHaveProperty('polluted')
  })
})
