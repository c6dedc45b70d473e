import type { LeadId } from '../domain/lead/lead.ts'
import type { Database } from './client.ts'
import { leadId } from './lead-state.ts'

/** Every lead whose journey is not over, oldest first. */
export async function openLeadIds({ prisma }: Database): Promise<readonly LeadId[]> {
  const rows = await prisma.lead.findMany({
    where: { disqualified: null, stage: { notIn: ['won', 'lost', 'wrong_target'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => leadId(id))
}
