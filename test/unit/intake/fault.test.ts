import { describe, expect, it } from 'vitest'
import { faultBody, reasonOf } from '../../../src/intake/fault.ts'
import { faultTexts } from '../../../src/intake/fault-texts.ts'
import { acceptedLanguage } from '../../../src/intake/language.ts'
import { faultOf } from '../../../src/intake/turned-away.ts'

describe('a fault in words', () => {
  const fault = faultOf({ code: 'too_long', field: 'company', detail: { max: 200 } })

  it('is in one language when it is asked for', () => {
    expect(faultBody(fault, 'vi').error).toEqual({
      code: 'too_long',
      field: 'company',
      message: 'Dài hơn 200 ký tự.',
      mend: 'Sửa rồi gửi lại.',
    })
  })

  it('is in both when none is', () => {
    expect(faultBody(fault, null).error.message).toEqual({
      vi: 'Dài hơn 200 ký tự.',
      en: 'Longer than 200 characters.',
    })
  })

  it('is kept as a code and a field', () => {
    expect(reasonOf(fault)).toBe('too_long company')
    expect(reasonOf({ code: 'bad_json' })).toBe('bad_json')
  })

  it('asks for the same details in both languages', () => {
    const details = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
    for (const { message, mend } of Object.values(faultTexts))
      for (const { vi, en } of [message, mend]) expect(details(vi)).toEqual(details(en))
  })

  it('of a field is 422', () => {
    expect(faultOf({ code: 'phone_too_short' }).status).toBe(422)
  })
})

describe('the language of an answer', () => {
  it.each([
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en;q=0.4, vi;q=0.5', 'vi'],
    ['fr, en-GB;q=0.1', 'en'],
    ['vi;q=0, en;q=0.1', 'en'],
    ['*', null],
    ['', null],
    [undefined, null],
  ])('for %s is %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  })
})
