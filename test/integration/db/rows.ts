import { v7 as uuid } from 'uuid'
import type { Database } from '../../../src/db/client.ts'
import type { Prisma } from '../../../src/db/generated/client.ts'
import { leadId, memberId } from '../../../src/db/lead-state.ts'
import type { LeadId, MemberId } from '../../../src/domain/lead/lead.ts'
import { matchKeys } from '../../../src/domain/matching/match-keys.ts'
import { foldVietnamese } from '../../../src/domain/text/fold.ts'
import type { Instant } from '../../../src/domain/working-time/instant.ts'

/** 2026-11-30 is a Monday. */
export const at = (time: string, date = '2026-11-30'): Instant =>
  Date.parse(`${date}T${time}:00+07:00`)

export const date = (time: string, day?: string): Date => new Date(at(time, day))

export const firstPage = { number: 0, size: 10 }

type LeadRow = Partial<Prisma.LeadUncheckedCreateInput>

/** A new, warm lead of 09:00 that nobody has. */
export async function putLead({ prisma }: Database, over: LeadRow = {}): Promise<LeadId> {
  const id = over.id ?? uuid()
  const name = over.name ?? null
  await prisma.lead.create({
    data: {
      createdAt: date('09:00'),
      source: 'website',
      band: 'warm',
      score: 50,
      reasons: [],
      policyVersion: 1,
      nameFolded: name === null ? null : foldVietnamese(name),
      ...over,
      id,
    },
  })
  const keys = matchKeys({ phone: over.phone ?? null, email: over.email ?? null })
  await prisma.leadKey.createMany({ data: keys.map((key) => ({ key, leadId: id })) })
  return leadId(id)
}

export async function putMember({ prisma }: Database, id: string, name = id): Promise<MemberId> {
  await prisma.member.create({ data: { id, name } })
  return memberId(id)
}

/** Every table empty and every counter at its start. Deleted, which is far quicker than TRUNCATE for so few rows. */
export async function empty({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ statement: string }>(
    `SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
     UNION ALL
     SELECT format('ALTER SEQUENCE %I RESTART', sequencename) FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL`,
  )
  const statements = rows.map(({ statement }) => statement)
  // Row triggers and foreign keys rest meanwhile: everything goes anyway.
  await pool.query(['SET LOCAL session_replication_role = replica', ...statements].join(';\n'))
}
