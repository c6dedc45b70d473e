import { z } from 'zod'
import { languages, type MemberId, roles } from '../domain/lead/lead.ts'
import type { MemberRecord } from '../domain/lead/record.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Database } from './client.ts'
import type { Member as Row } from './generated/client.ts'
import { memberId } from './lead-state.ts'
import { isOpen } from './queue.ts'
import { type ChatTeam, type TeamChange, teamOf } from './team.ts'
import { inPrismaTransaction, type PrismaTx } from './transaction.ts'

/**
 * The team as the policy file and the chat platforms name it now. Who is named nowhere any more is kept and put
 * out of work; a platform that was not asked puts nobody out. `renamed`: the same person under a new id, whose
 * open leads are still the old id's and wait to be handed over.
 */
export const syncMembers = (
  db: Database,
  team: Policy['team'],
  chat: readonly ChatTeam[],
): Promise<Pick<TeamChange, 'renamed'>> =>
  inPrismaTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('sync_members'))::text`
    const { members, gone, renamed } = teamOf(team, chat, await tx.member.findMany())
    await freeChatIds(tx, members)
    await tx.member.updateMany({ where: { id: { in: [...gone] } }, data: { active: false } })
    for (const { id, ...member } of members) {
      await tx.member.upsert({ where: { id }, create: { id, ...member }, update: member })
    }
    return { renamed }
  })

/** Chat ids may pass from one to another, and each belongs to one at a time. */
async function freeChatIds(tx: PrismaTx, members: TeamChange['members']): Promise<void> {
  const slackIds = members.flatMap(({ slackId }) => slackId ?? [])
  const teamsIds = members.flatMap(({ teamsId }) => teamsId ?? [])
  await tx.member.updateMany({ where: { slackId: { in: slackIds } }, data: { slackId: null } })
  await tx.member.updateMany({ where: { teamsId: { in: teamsIds } }, data: { teamsId: null } })
}

/** Who is in the team now, by name. */
export async function readMembers({ prisma }: Database): Promise<readonly MemberRecord[]> {
  const rows = await prisma.member.findMany({
    where: { active: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map(memberRecord)
}

/** Null for a stranger, and for somebody who left. */
export async function memberByChat(
  { prisma }: Database,
  platform: ChatTeam['platform'],
  userId: string,
): Promise<MemberRecord | null> {
  const known = platform === 'slack' ? { slackId: userId } : { teamsId: userId }
  const row = await prisma.member.findFirst({ where: { ...known, active: true } })
  return row === null ? null : memberRecord(row)
}

/** How many open leads each member holds; who holds none is absent. */
export async function openLeadCounts({
  prisma,
}: Pick<Database, 'prisma'>): Promise<ReadonlyMap<MemberId, number>> {
  const rows = countRows.parse(
    await prisma.$queryRaw`SELECT owner_id AS owner, count(*)::int AS open FROM lead
      WHERE owner_id IS NOT NULL AND ${isOpen} GROUP BY owner_id`,
  )
  return new Map(rows.map(({ owner, open }) => [memberId(owner), open]))
}

const countRows = z.array(z.object({ owner: z.string(), open: z.number() }))

const memberRecord = (row: Row): MemberRecord => ({
  id: memberId(row.id),
  name: row.name,
  role: z.enum(roles).parse(row.role),
  language: z.enum(languages).parse(row.language),
  zone: row.zone,
  slackId: row.slackId,
  teamsId: row.teamsId,
  sells: row.sells,
  quota: row.quota,
})
