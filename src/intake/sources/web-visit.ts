import { z } from 'zod'
import type { BehaviourKind } from '../../domain/lead/behaviour.ts'
import type { BehaviourIn } from '../../domain/lead/touch-in.ts'
import { Unreadable } from '../read-fault.ts'
import { aliasesOf, line, type Parsed, parseFields, presentOf } from './fields.ts'
import { source } from './source.ts'
import { readVisitorId } from './visitor-id.ts'

const fields = z.object({
  id: line(64),
  visitor: line(64),
  kind: line(30),
  path: line(1_000),
  name: line(),
  forget: line(5),
})
type Given = Parsed<z.output<typeof fields>>

const parse = (body: unknown): Given => parseFields(fields, body, aliasesOf({}))

/** What `baton.js` reports: `POST /v1/web`. Anyone can send it, so it can say little. */
export const webVisit = source<Given>({
  name: 'web',
  parse,
  key: ({ values }) => values.id,
  read: (given) => ({ kind: 'event', event: readVisit(given) }),
})

/** The visitor who took the consent back; null when the body says something else. Throws `Unreadable`. */
export function readForget(body: unknown): string | null {
  const { values } = parse(body)
  return values.forget === 'true' ? readVisitorId(values.visitor ?? '', 'visitor') : null
}

const webKinds: readonly BehaviourKind[] = [
  'page_seen',
  'pricing_seen',
  'pricing_read',
  'document_downloaded',
  'video_watched',
]

const readVisit = ({ values }: Given): BehaviourIn => ({
  kind: readKind(values.kind),
  at: null,
  who: { by: 'visitor', visitorId: readVisitorId(values.visitor ?? '', 'visitor') },
  data: presentOf({ path: values.path, name: values.name }),
})

function readKind(said: string | null): BehaviourKind {
  const kind = webKinds.find((each) => each === said)
  if (kind !== undefined) return kind
  const detail = { choices: webKinds.join(', ') }
  throw new Unreadable({ code: 'unknown_choice', field: 'kind', detail })
}
