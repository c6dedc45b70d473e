import { looksLikeJunk } from '../../domain/identity/junk-name.ts'
import { normaliseName } from '../../domain/identity/person-name.ts'
import type { LeadTouch } from '../../domain/lead/touch-in.ts'
import { normaliseProvince } from '../../domain/places/normalise-province.ts'
import { asLanguage } from '../language.ts'
import { readBudget } from './budget.ts'
import type { ContactRead } from './contact.ts'
import { type Parsed, presentOf } from './fields.ts'
import type { LeadFields } from './lead-fields.ts'
import { isVisitorId } from './visitor-id.ts'

/** What a source knows by itself, for what the body does not say. */
export interface SourceKnows {
  readonly source: string
  readonly askedContact: boolean
  readonly junk: 'honeypot' | null
}

/** Fields and a usable contact to one touch. */
export function leadTouch(
  { values }: Parsed<LeadFields>,
  contact: ContactRead,
  knows: SourceKnows,
): LeadTouch {
  const language = asLanguage(values.language?.toLowerCase().split(/[-_]/)[0])
  const { display: name, honorific } = normaliseName(nameWritten(values) ?? '')
  return {
    name: name === '' ? null : name,
    honorific,
    phone: contact.phone,
    email: contact.email,
    doubts: contact.doubts,
    company: values.company,
    title: values.title,
    province: provinceOf(values.province),
    industry: values.industry,
    employees: readCount(values.employees),
    message: values.message,
    budget: readBudget(values.budget, language ?? 'vi'),
    timing: values.timing,
    language,
    source: values.source ?? values.utm_source ?? knows.source,
    sourceDetail: values.source_detail,
    campaign: values.campaign ?? values.utm_campaign,
    utm: presentOf({
      source: values.utm_source,
      medium: values.utm_medium,
      campaign: values.utm_campaign,
      term: values.utm_term,
      content: values.utm_content,
    }),
    consent: values.consent,
    askedContact: values.asked_contact ?? knows.askedContact,
    visitorId: values.visitor !== null && isVisitorId(values.visitor) ? values.visitor : null,
    junk: knows.junk ?? (name === '' ? null : looksLikeJunk(name)),
  }
}

/** Today's name for a province of before July 2025; what is no province stays as it was written. */
const provinceOf = (written: string | null): string | null =>
  written === null ? null : (normaliseProvince(written)?.name ?? written)

/** `1.200`, `50 người`, `10–50` → the first number; null when there is none. */
function readCount(written: string | null): number | null {
  const digits = written?.replace(/(\d)[.,\s](?=\d{3}(\D|$))/g, '$1').match(/\d{1,9}/)?.[0]
  return digits === undefined ? null : Number(digits)
}

/** The whole name where given, else its parts. */
function nameWritten(values: LeadFields): string | null {
  if (values.name !== null) return values.name
  const parts = [values.first_name, values.last_name].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' ')
}
