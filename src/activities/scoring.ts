import { type LeadRow, readBant } from '../db/lead-state.ts'
import { normaliseEmail } from '../domain/identity/email.ts'
import { normalisePhone } from '../domain/identity/phone.ts'
import {
  type Behaviour,
  type EmailKind,
  type LeadFacts,
  type PhoneKind,
  type Score,
  score,
} from '../domain/scoring/index.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Rules } from './house.ts'

/** The facts of a lead that points are given for. */
export type Scorable = Pick<
  LeadRow,
  | 'source'
  | 'title'
  | 'company'
  | 'province'
  | 'email'
  | 'phone'
  | 'phoneDead'
  | 'budgetMin'
  | 'message'
  | 'timing'
  | 'employees'
  | 'industry'
> & { readonly bant: unknown }

export function scoreOf(
  lead: Scorable,
  behaviours: readonly Behaviour[],
  rules: Rules,
  at: Instant,
): Score & { readonly policyVersion: number } {
  return { ...score(factsOf(lead), behaviours, rules.model, at), policyVersion: rules.version }
}

function factsOf(lead: Scorable): LeadFacts {
  const bant = readBant(lead.bant)
  return {
    source: lead.source,
    title: lead.title,
    company: lead.company,
    province: lead.province,
    emailKind: emailKind(lead.email),
    phoneKind: lead.phoneDead ? 'none' : phoneKind(lead.phone),
    budgetVnd: lead.budgetMin === null ? null : Number(lead.budgetMin),
    message: lead.message,
    need: bant.need?.value ?? null,
    timing: bant.timing?.value ?? lead.timing,
    authority: bant.authority?.value ?? null,
    employees: lead.employees,
    industry: lead.industry,
  }
}

function emailKind(address: string | null): EmailKind {
  if (address === null) return 'none'
  const email = normaliseEmail(address)
  if (!email.ok) return 'none'
  if (email.isDisposable) return 'disposable'
  if (email.isFreeMail) return 'free'
  return email.isRole ? 'role' : 'business'
}

function phoneKind(number: string | null): PhoneKind {
  if (number === null) return 'none'
  const phone = normalisePhone(number)
  if (!phone.ok) return 'none'
  return phone.mobile === false ? 'fixed' : 'mobile'
}
