import { z } from 'zod'
import type { LeadId, MemberId } from '../domain/lead/lead.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Database } from './client.ts'
import { leadId, memberId } from './lead-state.ts'

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

export async function readSubmission(
  { prisma }: { readonly prisma: Pick<Database['prisma'], 'submission'> },
  id: string,
): Promise<Submission | null> {
  const row = await prisma.submission.findUnique({ where: { id } })
  if (row === null) return null
  return {
    id: row.id,
    form: row.form,
    leadId: row.leadId === null ? null : leadId(row.leadId),
    memberId: memberId(row.memberId),
    values: valuesColumn.parse(row.values),
  }
}

const valuesColumn = z.record(z.string(), z.string())
