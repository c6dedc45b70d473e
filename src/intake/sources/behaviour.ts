import { z } from 'zod'
import { type BehaviourKind, behaviourKinds } from '../../domain/lead/behaviour.ts'
import type { BehaviourIn, WhoDid } from '../../domain/lead/touch-in.ts'
import type { Instant } from '../../domain/working-time/instant.ts'
import { Unreadable } from '../read-fault.ts'
import { readEmail, readPhone } from './contact.ts'
import { aliasesOf, line, type Parsed, parseFields, presentOf } from './fields.ts'
import { source } from './source.ts'
import { readVisitorId } from './visitor-id.ts'

const aliases = aliasesOf({
  id: ['event_id', 'message_id'],
  kind: ['event', 'type', 'hanh_vi'],
  at: ['time', 'timestamp', 'occurred_at', 'thoi_diem'],
  lead: ['lead_id'],
  phone: ['tel', 'sdt', 'so_dien_thoai', 'phone_number'],
  email: ['mail', 'email_address'],
  visitor: ['visitor_id', 'baton_visitor'],
  path: ['url', 'page', 'trang'],
  name: ['document', 'title', 'event_name', 'ten'],
  campaign: ['campaign_name', 'chien_dich'],
})

const fields = z.object({
  id: line(),
  kind: line(60),
  at: line(40),
  lead: line(36),
  phone: line(60),
  email: line(254),
  visitor: line(64),
  path: line(1_000),
  name: line(),
  campaign: line(),
})
type Given = Parsed<z.output<typeof fields>>

/** What systems report a person did: `POST /v1/events`. */
export const behaviour = source<Given>({
  name: 'events',
  parse: (body) => parseFields(fields, body, aliases),
  key: ({ values }) => values.id,
  read: (given) => ({ kind: 'event', event: readEvent(given) }),
})

function readEvent(given: Given): BehaviourIn {
  const { at, path, name, campaign } = given.values
  return {
    kind: readKind(given),
    at: at === null ? null : readTime(at, given.called('at')),
    who: readWho(given),
    data: presentOf({ path, name, campaign }),
  }
}

function readKind({ values, called }: Given): BehaviourKind {
  const field = called('kind')
  if (values.kind === null) throw new Unreadable({ code: 'missing', field })
  const kind = behaviourKinds.find((each) => each === values.kind)
  if (kind !== undefined) return kind
  const detail = { choices: behaviourKinds.join(', ') }
  throw new Unreadable({ code: 'unknown_choice', field, detail })
}

const isoTime = z.iso.datetime({ offset: true })

function readTime(written: string, field: string): Instant {
  if (!isoTime.safeParse(written).success) throw new Unreadable({ code: 'bad_time', field })
  return Date.parse(written)
}

function readWho({ values, called }: Given): WhoDid {
  const { lead, phone, email, visitor } = values
  if (lead !== null) return { by: 'lead', leadId: readLeadId(lead, called('lead')) }
  if (phone !== null) return { by: 'phone', phone: readPhone(phone, called('phone')) }
  if (email !== null) return { by: 'email', email: readEmail(email, called('email')) }
  if (visitor === null) throw new Unreadable({ code: 'no_who' })
  return { by: 'visitor', visitorId: readVisitorId(visitor, called('visitor')) }
}

function readLeadId(written: string, field: string): string {
  if (!z.uuid().safeParse(written).success) throw new Unreadable({ code: 'bad_lead_id', field })
  return written.toLowerCase()
}
