import { normaliseEmail } from '../identity/email.ts'
import { normalisePhone } from '../identity/phone.ts'

/** What belongs to one person: a normalised phone, or the mailbox behind an address. */
export type MatchKey = `phone:${string}` | `mail:${string}`

export interface Contact {
  readonly phone?: string | null
  readonly email?: string | null
}

/**
 * The keys by which a person is known again, phone first. A role address (info@, sales@) gives
 * none, since several people write from it; neither does what can't be normalised.
 */
export function matchKeys(contact: Contact): readonly MatchKey[] {
  return [...phoneKeys(contact.phone ?? ''), ...mailKeys(contact.email ?? '')]
}

function phoneKeys(raw: string): readonly MatchKey[] {
  const phone = normalisePhone(raw)
  return phone.ok ? [`phone:${phone.e164}`] : []
}

function mailKeys(raw: string): readonly MatchKey[] {
  const email = normaliseEmail(raw)
  return email.ok && !email.isRole ? [`mail:${email.matchKey}`] : []
}
