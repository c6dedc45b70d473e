import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { leadId } from '../db/lead-state.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { TemporalLink } from '../temporal/connect.ts'
import { createJourneys } from '../temporal/journeys.ts'
import { inBatches, strandedLeads } from './journeys.ts'

/** One kind of mending and how much of it was done. */
export interface Repair {
  readonly id: 'messages' | 'journeys'
  /** False: it could not be made. */
  readonly done: boolean
  readonly count: number
  readonly says: string
}

/**
 * Starts the journey of every open lead that has none running, from the record, and gives messages
 * back to be sent whose refusal may have been mended. Doing it twice does no harm.
 */
export async function repair(
  db: Database,
  temporal: TemporalLink,
  now: number,
): Promise<readonly Repair[]> {
  const journeys = createJourneys(temporal.client)
  const requeued = await requeue(db, now)
  const { stranded } = await strandedLeads(db, temporal)
  const toWake = new Set([...stranded, ...requeued.flatMap((message) => message.leadId ?? [])])
  await inBatches([...toWake], (id) => journeys.rulesChanged(id))
  return [messagesRepair(requeued), journeysRepair(stranded)]
}

/** Refusals that end when somebody mends a channel, a member's id or the app; the others never will. */
export const passingReasons: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'no_permission',
  'ekm_access_denied',
  'team_access_not_granted',
  'org_login_required',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'user_not_found',
  'user_disabled',
  'no_direct_channel',
  'member_not_on_platform',
  'platform_not_connected',
  'http_401',
  'http_403',
  'http_404',
]

/** A card shows how things stand now, however old; what was to be told yesterday is no news today. */
const newsForMs = 24 * 3_600_000

interface Requeued {
  readonly leadId: LeadId | null
  readonly error: string
}

const rows = z.array(z.object({ lead_id: z.string().nullable(), error: z.string() }))

/** Refused means that the platform has not got it: sending again doubles nothing. */
async function requeue({ pool }: Database, now: number): Promise<readonly Requeued[]> {
  const { rows: raw } = await pool.query(
    `WITH failed AS (
       SELECT id, error FROM outbound
       WHERE state = 'failed' AND error = ANY($1) AND (kind = 'card' OR created_at > $2)
       FOR UPDATE SKIP LOCKED
     )
     UPDATE outbound SET state = 'pending', lease_until = NULL, error = NULL
     FROM failed WHERE outbound.id = failed.id
     RETURNING outbound.lead_id, failed.error`,
    [passingReasons, new Date(now - newsForMs)],
  )
  return rows.parse(raw).map(({ lead_id, error }) => ({
    leadId: lead_id === null ? null : leadId(lead_id),
    error,
  }))
}

function messagesRepair(requeued: readonly Requeued[]): Repair {
  const reasons = [...new Set(requeued.map(({ error }) => error))].toSorted().join(', ')
  const says =
    requeued.length === 0
      ? 'no refused message to send again'
      : `${requeued.length} refused messages wait to be sent again (${reasons})`
  return { id: 'messages', done: true, count: requeued.length, says }
}

const journeysRepair = ({ length: count }: readonly LeadId[]): Repair => ({
  id: 'journeys',
  done: true,
  count,
  says: count === 0 ? 'no journey to start' : `${count} journeys started from the record`,
})
