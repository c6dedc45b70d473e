import { z } from 'zod'
import type { LeadId } from '../../domain/lead/lead.ts'

const uuid = z.uuid()
const leadId = z.custom<LeadId>((text) => uuid.safeParse(text).success)

/** A lead's id as it comes back from a button or a dialog; null for anything else. */
export function readLeadId(text: string | null): LeadId | null {
  const read = leadId.safeParse(text)
  return read.success ? read.data : null
}
