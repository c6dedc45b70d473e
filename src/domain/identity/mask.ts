import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

const hiddenWhole = '•••'
const shownAtStart = 2
const shownAtEnd = 2
const fewestHidden = 3

/** For a channel: "+84 90• ••• •67". A text that is no E.164 number is hidden whole. */
export function maskPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164)
  if (phone === undefined) return hiddenWhole
  const national = phone.nationalNumber
  const start = national.length - shownAtEnd - fewestHidden >= shownAtStart ? shownAtStart : 0
  const end = Math.max(start, national.length - shownAtEnd)
  const masked = `${national.slice(0, start)}${'•'.repeat(end - start)}${national.slice(end)}`
  return `+${phone.countryCallingCode} ${inGroups(masked)}`
}

/** For a channel: "m•••@anphat.vn". The domain stays, as it tells the company. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  const [first] = address
  return at < 1 || first === undefined ? hiddenWhole : `${first}•••${address.slice(at)}`
}

// Threes from the left; a last digit alone joins the group before it.
const inGroups = (digits: string): string => digits.match(/.{3}(?!.$)|.{1,4}$/gu)?.join(' ') ?? ''
