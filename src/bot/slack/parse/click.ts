import { z } from 'zod'
import { decodeAction } from '../../core/action.ts'
import type { Parsed } from './parsed.ts'

const element = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
})

/** Source: docs.slack.dev, reference/interaction-payloads/block_actions-payload. */
const blockActions = z.object({
  trigger_id: z.string(),
  response_url: z.string().optional(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z
    .object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() })
    .optional(),
  view: z.object({ id: z.string(), type: z.string() }).optional(),
  actions: z.tuple([element]).rest(z.unknown()),
})

export interface Click {
  readonly userId: string
  /** Null on the home page. */
  readonly channel: string | null
  /** The thread in which the clicked message stands. */
  readonly thread: string | null
  readonly triggerId: string
  readonly responseUrl: string | null
  readonly isHome: boolean
  /** Null: a button that Baton does not know, of an older version or a stranger's. */
  readonly inbound: Parsed<'action'> | null
}

/** A click on a button, or a choice of a menu. Null: not a click at all. */
export function parseClick(body: unknown): Click | null {
  const read = blockActions.safeParse(body)
  if (!read.success) return null
  const { user, channel, message, view, trigger_id, response_url } = read.data
  // The local page names no view; its home page has no channel.
  const isHome = view?.type === 'home' || (view === undefined && !channel?.id)
  return {
    userId: user.id,
    channel: channel?.id || null,
    thread: message?.thread_ts === message?.ts ? null : (message?.thread_ts ?? null),
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
    isHome,
    inbound: actionOf(read.data),
  }
}

/** The id is the same for every delivery of one click. */
function actionOf(body: z.infer<typeof blockActions>): Parsed<'action'> | null {
  const { action_id, action_ts, value, selected_option } = body.actions[0]
  const action = decodeAction(selected_option?.value ?? value ?? '')
  if (action === null) return null
  const on = body.container?.message_ts ?? body.message?.ts ?? body.view?.id ?? 'home'
  return { kind: 'action', id: `${body.user.id}:${on}:${action_ts}:${action_id}`, action }
}
