import {
  type CountryCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import { foldVietnamese } from '../text/fold.ts'
import { migrateMobile } from './mobile-prefixes.ts'

export type { CountryCode } from 'libphonenumber-js/max'

/** `not_a_number`: other than digits; `not_a_phone`: digits of a fit length that no network assigns. */
export type PhoneRefusal = 'empty' | 'too_short' | 'too_long' | 'not_a_number' | 'not_a_phone'

export type NormalisedPhone =
  | {
      readonly ok: true
      readonly e164: string
      /** null: the number belongs to no one country, such as satellite phones. */
      readonly country: string | null
      /** null: the numbering plan does not tell (as in the United States). */
      readonly mobile: boolean | null
    }
  | { readonly ok: false; readonly reason: PhoneRefusal }

const label =
  /^(?:tel|phone|mobile|hotline|zalo|so dien thoai|dien thoai|sdt|dt|dd)(?![a-z])[\s.:]*/
const extension = /[\s,;(]*(?:may le|so noi bo|nhanh|extension|ext|ml|x|#)[\s.:=]*\d{1,6}\)?$/
const typedAsPhone = /^(?=.*\d)[+(\s]*[\do][\do\s.,;/|()+\-‐-―−_]*$/
// Two numbers in one field: the first is the one to call.
const nextNumber = /[/|,;]|\s-\s/
// Direction marks and the like, which come along when a number is copied from a contact list.
const invisible = /\p{Cf}/gu
const longestText = 200

/**
 * A phone as people type it, to E.164: Vietnamese prefixes of before 2018 are brought up to date,
 * a letter O counts as zero, a 0 lost by a spreadsheet is restored, an extension is dropped, the
 * first of two numbers is taken.
 * @param defaultCountry whose numbers may be written without a country code
 */
export function normalisePhone(raw: string, defaultCountry: CountryCode = 'VN'): NormalisedPhone {
  const typed = foldVietnamese(raw).replace(invisible, '').trim()
  if (typed === '') return refused('empty')
  if (typed.length > longestText) return refused('too_long')
  const bare = typed.replace(label, '').replace(extension, '')
  if (!typedAsPhone.test(bare)) return refused('not_a_number')
  const number = bare.replaceAll('o', '0')
  const whole = read(number, defaultCountry)
  if (whole.ok || whole.reason !== 'too_long') return whole
  const first = read(number.split(nextNumber)[0] ?? '', defaultCountry)
  return first.ok ? first : whole
}

/** For the owner: "+84 901 234 567", in the groups of the number's country. */
export const formatPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164

/** Opens the dialler when tapped. */
export const telLink = (e164: string): string => `tel:${e164}`

const refused = (reason: PhoneRefusal): NormalisedPhone => ({ ok: false, reason })

function read(number: string, defaultCountry: CountryCode): NormalisedPhone {
  const dialled = dialledNumber(number, defaultCountry)
  const phone = parsePhoneNumberFromString(dialled, defaultCountry)
  if (phone?.isValid() !== true) return refused(whyNot(dialled, defaultCountry))
  return {
    ok: true,
    e164: phone.number,
    country: phone.country ?? null,
    mobile: isMobile(phone),
  }
}

/** Digits with a leading + or a leading 0. */
function dialledNumber(number: string, country: CountryCode): string {
  const digits = number.replace(/\D/g, '')
  const isInternational = /^[\s(]*\+/.test(number)
  if (isInternational || digits.startsWith('00')) {
    const full = isInternational ? digits : digits.slice(2)
    return full.startsWith('84') ? vietnamese(full.slice(2)) : `+${full}`
  }
  if (country !== 'VN') return digits
  // Nine digits beginning with 84 are a mobile 084… without its 0, not a country code.
  return vietnamese(/^84\d{9,}$/.test(digits) ? digits.slice(2) : digits)
}

function vietnamese(digits: string): string {
  const significant = migrateMobile(`0${digits.replace(/^0/, '')}`).slice(1)
  return `+84${significant}`
}

function whyNot(dialled: string, country: CountryCode): PhoneRefusal {
  switch (validatePhoneNumberLength(dialled, country)) {
    case 'TOO_SHORT':
      return 'too_short'
    case 'TOO_LONG':
      return 'too_long'
    case 'NOT_A_NUMBER':
      return 'not_a_number'
    case 'INVALID_COUNTRY':
    case 'INVALID_LENGTH':
    case undefined:
      return 'not_a_phone'
  }
}

function isMobile(phone: PhoneNumber): boolean | null {
  const type = phone.getType()
  if (type === undefined || type === 'FIXED_LINE_OR_MOBILE') return null
  return type === 'MOBILE'
}
