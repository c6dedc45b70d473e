import { type EmailRefusal, normaliseEmail } from '../../domain/identity/email.ts'
import { normalisePhone, type PhoneRefusal } from '../../domain/identity/phone.ts'
import type { ContactDoubt } from '../../domain/lead/touch-in.ts'
import type { FaultCode } from '../fault-texts.ts'
import { type ReadFault, Unreadable } from '../read-fault.ts'
import type { Parsed } from './fields.ts'
import type { LeadFields } from './lead-fields.ts'

/** A contact, or why there is none: as a value, so that a form can show all its faults at once. */
export interface ContactRead {
  readonly phone: string | null
  readonly email: string | null
  /** What is given and can't be used. */
  readonly faults: readonly ReadFault[]
  readonly doubts: readonly ContactDoubt[]
}

export function readContact({ values, called }: Parsed<LeadFields>): ContactRead {
  const phone = values.phone === null ? null : normalisePhone(values.phone)
  const email = values.email === null ? null : normaliseEmail(values.email)
  const faults: ReadFault[] = []
  const doubts: ContactDoubt[] = []
  if (phone?.ok === false) {
    faults.push({ code: phoneFaults[phone.reason], field: called('phone') })
    doubts.push({ field: 'phone', reason: phone.reason })
  }
  if (email?.ok === false) {
    faults.push({ code: emailFaults[email.reason], field: called('email') })
    doubts.push({ field: 'email', reason: email.reason })
  }
  return {
    phone: phone?.ok === true ? phone.e164 : null,
    email: email?.ok === true ? email.address : null,
    faults,
    doubts,
  }
}

/** One usable contact is enough; the other, when given and not usable, is a doubt. Throws `Unreadable`. */
export function requireContact(given: Parsed<LeadFields>): ContactRead {
  const contact = readContact(given)
  const [first, ...others] = contact.faults
  if (contact.phone === null && contact.email === null)
    throw new Unreadable(first ?? { code: 'no_contact', field: 'phone' }, ...others)
  return contact
}

/** E.164. Throws `Unreadable`. */
export function readPhone(written: string, field: string): string {
  const phone = normalisePhone(written)
  if (!phone.ok) throw new Unreadable({ code: phoneFaults[phone.reason], field })
  return phone.e164
}

/** Throws `Unreadable`. */
export function readEmail(written: string, field: string): string {
  const email = normaliseEmail(written)
  if (!email.ok) throw new Unreadable({ code: emailFaults[email.reason], field })
  return email.address
}

const phoneFaults: Readonly<Record<PhoneRefusal, FaultCode>> = {
  empty: 'missing',
  too_short: 'phone_too_short',
  too_long: 'phone_too_long',
  not_a_number: 'phone_not_a_number',
  not_a_phone: 'phone_not_assigned',
}

const emailFaults: Readonly<Record<EmailRefusal, FaultCode>> = {
  empty: 'missing',
  no_at: 'email_no_at',
  bad_local: 'email_bad_local',
  bad_domain: 'email_bad_domain',
  too_long: 'email_too_long',
}
