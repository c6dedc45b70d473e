import { z } from 'zod'
import { type LeadId, stages } from '../domain/lead/lead.ts'
import type { HistoryEntry } from '../domain/lead/record.ts'
import { offsetOf, type Page, type Paged } from '../domain/page.ts'
import type { Database } from './client.ts'

/**
 * All that happened with a lead, newest first. What is told by a touch (a call that reached, a meeting held)
 * or by the arrival itself is not told again as behaviour.
 */
export async function history(
  { prisma }: Database,
  id: LeadId,
  page: Page,
): Promise<Paged<HistoryEntry>> {
  const [{ total, items }] = pageRead.parse(
    await prisma.$queryRaw`
      WITH entry AS (
        SELECT created_at AS at, 0 AS rank, '' AS tie,
          jsonb_build_object('kind', 'arrived', 'source', source) AS told
        FROM lead WHERE id = ${id}::uuid
        UNION ALL
        SELECT e.at, 1, e.id::text, CASE e.kind
          WHEN 'returned' THEN
            jsonb_build_object('kind', 'returned', 'source', coalesce(e.data->>'source', l.source))
          ELSE jsonb_build_object('kind', 'behaviour', 'event', e.kind) END
        FROM lead_event e JOIN lead l ON l.id = e.lead_id
        WHERE e.lead_id = ${id}::uuid AND e.kind NOT IN ('call_reached', 'meeting_held')
          AND NOT (e.kind = 'form_submitted' AND e.at = l.created_at)
        UNION ALL
        SELECT at, 2, id::text, jsonb_build_object('kind', 'owner', 'action', action, 'by', "by",
          'to', after->'ownerId')
        FROM audit_entry WHERE lead_id = ${id}::uuid AND action = ANY(${[...ownerActions]})
        UNION ALL
        SELECT at, 3, id::text, jsonb_build_object('kind', 'touch', 'by', member_id, 'touch', kind,
          'outcome', outcome, 'note', note)
        FROM touch WHERE lead_id = ${id}::uuid
        UNION ALL
        SELECT at, 4, id::text, jsonb_build_object('kind', 'stage', 'from', "from", 'to', "to",
          'by', "by", 'reason', reason)
        FROM stage_change WHERE lead_id = ${id}::uuid
        UNION ALL
        SELECT coalesce(booked_at, starts_at), 5, id::text, jsonb_build_object('kind', 'meeting',
          'startsAt', extract(epoch FROM starts_at) * 1000, 'by', member_id)
        FROM meeting WHERE lead_id = ${id}::uuid
      ), told AS (
        SELECT at, rank, tie, told || jsonb_build_object('at', extract(epoch FROM at) * 1000) AS told
        FROM entry ORDER BY at DESC, rank DESC, tie DESC
        LIMIT ${page.size} OFFSET ${offsetOf(page)}
      )
      SELECT (SELECT count(*)::int FROM entry) AS total,
        coalesce((SELECT jsonb_agg(told ORDER BY at DESC, rank DESC, tie DESC) FROM told), '[]') AS items`,
  )
  return { total, items }
}

const ownerActions = ['claim', 'release', 'hand_over', 'assign', 'promise_broken'] as const

const at = z.number()
const by = z.string()

const entry: z.ZodType<HistoryEntry> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['arrived', 'returned']), at, source: z.string() }),
  z.strictObject({ kind: z.literal('behaviour'), at, event: z.string() }),
  z.strictObject({
    kind: z.literal('stage'),
    at,
    by,
    from: z.enum(stages).nullable(),
    to: z.enum(stages),
    reason: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('touch'),
    at,
    by,
    touch: z.enum(['call', 'message', 'meeting', 'note']),
    outcome: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('owner'),
    at,
    by,
    action: z.enum(ownerActions),
    to: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('meeting'), at, by, startsAt: at }),
])

const pageRead = z.tuple([z.object({ total: z.number(), items: z.array(entry) })])
