import { requireContact } from './contact.ts'
import { type Parsed, parseFields } from './fields.ts'
import { type LeadFields, leadAliases, leadFields } from './lead-fields.ts'
import { leadTouch } from './lead-touch.ts'
import { source } from './source.ts'

/** A lead sent by a system with a key: `POST /v1/leads`. One usable contact is enough. */
export const leadApi = source<Parsed<LeadFields>>({
  name: 'api',
  parse: (body) => parseFields(leadFields, body, leadAliases),
  key: ({ values }) => values.submission_id,
  read: (given) => {
    const contact = requireContact(given)
    return {
      kind: 'lead',
      // Read when it is asked for: the door needs to know only that it can be.
      get touch() {
        return leadTouch(given, contact, { source: 'api', askedContact: false, junk: null })
      },
    }
  },
})
