import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseEmail } from '../../../../src/domain/identity/email.ts'
import { stringOver } from '../text/any-string.ts'

const read = (raw: string) => {
  const email = normaliseEmail(raw)
  if (!email.ok) expect.fail(`${raw}: ${email.reason}`)
  return email
}

describe('normaliseEmail', () => {
  it.each([
    'minh@anphat.vn',
    ' Minh@AnPhat.VN ',
    'mailto:minh@anphat.vn',
    'Anh Minh <minh@anphat.vn>',
    '<minh@anphat.vn>',
    'ｍｉｎｈ＠ａｎｐｈａｔ．ｖｎ',
    'minh@anphat.vn.',
    'minh@anphat.vn;',
    'mi\u200bnh@anphat.vn',
  ])('reads %j as one address', (raw) => {
    expect(normaliseEmail(raw)).toEqual({
      ok: true,
      address: 'minh@anphat.vn',
      matchKey: 'minh@anphat.vn',
      domain: 'anphat.vn',
      isFreeMail: false,
      isRole: false,
      isDisposable: false,
    })
  })

  it('writes an international domain in its ASCII form', () => {
    expect(read('minh@công-ty.vn').address).toBe('minh@xn--cng-ty-ixa.vn')
    expect(read('MINH@CÔNG-TY.VN').domain).toBe('xn--cng-ty-ixa.vn')
  })

  it.each([
    ['nguyen.van.minh+baton@gmail.com', 'nguyenvanminh@gmail.com'],
    ['Nguyen.VanMinh@googlemail.com', 'nguyenvanminh@gmail.com'],
    ['minh+tag@outlook.com', 'minh@outlook.com'],
    ['minh.nguyen+tag@hotmail.com', 'minh.nguyen@hotmail.com'],
    ['minh+1@me.com', 'minh@icloud.com'],
    ['minh.nguyen@yahoo.com.vn', 'minh.nguyen@yahoo.com.vn'],
    ['minh+tag@anphat.vn', 'minh+tag@anphat.vn'],
    ['+tag@gmail.com', '+tag@gmail.com'],
    ['minh.+tag@outlook.com', 'minh@outlook.com'],
  ])('knows the mailbox behind %s', (raw, matchKey) => {
    expect(read(raw).matchKey).toBe(matchKey)
  })

  it('keeps dots and tags in the address that is written to', () => {
    expect(read('Nguyen.Minh+vip@gmail.com').address).toBe('nguyen.minh+vip@gmail.com')
  })

  it.each(['gmail.com', 'yahoo.com', 'yahoo.com.vn', 'outlook.com', 'hotmail.com', 'icloud.com'])(
    'knows %s as open to anyone',
    (domain) => {
      expect(read(`minh@${domain}`).isFreeMail).toBe(true)
    },
  )

  it('knows addresses read by whoever is on duty', () => {
    expect(read('info@anphat.vn').isRole).toBe(true)
    expect(read('Sales+web@anphat.vn').isRole).toBe(true)
    expect(read('information@anphat.vn').isRole).toBe(false)
  })

  it('knows the usual throw-away domains', () => {
    expect(read('x@mailinator.com').isDisposable).toBe(true)
    expect(read('x@anphat.vn').isDisposable).toBe(false)
  })

  it.each([
    ['', 'empty'],
    [' \u200b', 'empty'],
    ['không có', 'no_at'],
    ['@anphat.vn', 'bad_local'],
    ['minh nguyen@anphat.vn', 'bad_local'],
    ['minh..nguyen@anphat.vn', 'bad_local'],
    ['.minh@anphat.vn', 'bad_local'],
    ['a@b@anphat.vn', 'bad_local'],
    ['minh@', 'bad_domain'],
    ['minh@anphat', 'bad_domain'],
    ['minh@an phat.vn', 'bad_domain'],
    ['minh@anphat..vn', 'bad_domain'],
    ['minh@-anphat.vn', 'bad_domain'],
    ['minh@an_phat.vn', 'bad_domain'],
    ['minh@1.2.3', 'bad_domain'],
    ['minh@[127.0.0.1]', 'bad_domain'],
    ['minh@anphat.vn/x', 'bad_domain'],
    ['minh@anphat.vn:80', 'bad_domain'],
    [`${'m'.repeat(65)}@anphat.vn`, 'too_long'],
    [`minh@${'an.'.repeat(83)}vn`, 'too_long'],
    ['@,'.repeat(50_000), 'too_long'],
  ])('refuses %.40j as %s', (raw, reason) => {
    expect(normaliseEmail(raw)).toEqual({ ok: false, reason })
  })

  it('reads every way of writing one gmail address as the same mailbox', () => {
    const dotted = fc
      .array(fc.boolean(), { minLength: 9, maxLength: 9 })
      .map((dots) =>
        Array.from('nguyenminh', (letter, at) => letter + (dots[at] ? '.' : '')).join(''),
      )
    const tag = fc.constantFrom('', '+baton', '+a.b', '+')
    const domain = fc.constantFrom('gmail.com', 'googlemail.com', 'GMAIL.com')
    fc.assert(
      fc.property(dotted, tag, domain, fc.boolean(), (local, plus, host, loud) => {
        const raw = `${local}${plus}@${host}`
        expect(read(loud ? raw.toUpperCase() : raw).matchKey).toBe('nguyenminh@gmail.com')
      }),
    )
  })

  it('never throws and is stable on its own result, whatever the text', () => {
    const anyDomain = stringOver('abc.-ôxn--vn')
    const host = fc.oneof(
      fc.constantFrom('gmail.com', 'outlook.com', 'me.com', 'yahoo.com', 'công-ty.vn'),
      anyDomain,
    )
    fc.assert(
      fc.property(stringOver('minhMINHé.+-_<>@ '), host, (local, domain) => {
        const once = normaliseEmail(`${local}@${domain}`)
        if (!once.ok) return
        expect(normaliseEmail(once.address)).toEqual(once)
        expect(read(once.matchKey).matchKey).toBe(once.matchKey)
      }),
      { numRuns: 5000 },
    )
  })
})
