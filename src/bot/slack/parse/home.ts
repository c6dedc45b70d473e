import { z } from 'zod'
import type { Parsed } from './parsed.ts'

/** Source: docs.slack.dev, reference/events/app_home_opened. */
const opened = z.object({
  event_id: z.string(),
  event: z.object({ user: z.string(), tab: z.string() }),
})

export interface OpenedHome {
  readonly userId: string
  readonly inbound: Parsed<'home'>
}

/** Null: another tab of the app was opened. */
export function parseHome(body: unknown): OpenedHome | null {
  const read = opened.safeParse(body)
  if (!read.success || read.data.event.tab !== 'home') return null
  return { userId: read.data.event.user, inbound: { kind: 'home', id: read.data.event_id } }
}
