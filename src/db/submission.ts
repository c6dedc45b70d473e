import { z } from 'zod'
import type { LeadId, MemberId } from '../domain/lead/lead.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import { leadId, memberId } from './lead-state.ts'
import { type Asks, named } from './statement.ts'

/** What a person filled in; a journey is told its id only. */
export interface Submission {
  readonly id: string
  readonly form: string
  readonly leadId: LeadId | null
  readonly memberId: MemberId
  readonly values: Readonly<Record<string, string>>
}

/** The same id twice keeps the first. */
export async function keepSubmission(
  { prisma }: Database,
  submission: Submission,
  at: Instant,
): Promise<void> {
  await prisma.submission.createMany({
    data: [{ ...submission, values: { ...submission.values }, at: new Date(at) }],
    skipDuplicates: true,
  })
}

export async function readSubmission(from: Asks, id: string): Promise<Submission | null> {
  const [row] = await from.ask({
    from: ['submission'],
    text: 'SELECT id, form, lead_id, member_id, "values" FROM submission WHERE id = $1',
    values: [id],
  })
  return row === undefined ? null : submission.parse(named(row))
}

const submission = z.object({
  id: z.string(),
  form: z.string(),
  leadId: z.string().transform(leadId).nullable(),
  memberId: z.string().transform(memberId),
  values: z.record(z.string(), z.string()),
})
