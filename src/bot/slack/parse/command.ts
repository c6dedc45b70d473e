import { z } from 'zod'
import { commandNames } from '../../core/inbound.ts'
import type { Parsed } from './parsed.ts'

/** Source: docs.slack.dev, interactivity/implementing-slash-commands, "payload". */
const slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string().optional(),
})

export interface SentCommand {
  readonly userId: string
  readonly channel: string
  readonly triggerId: string
  readonly responseUrl: string | null
  readonly inbound: Parsed<'command'>
}

/** Null: not one of Baton's commands. */
export function parseCommand(body: unknown): SentCommand | null {
  const read = slash.safeParse(body)
  if (!read.success) return null
  const { command, text, trigger_id, user_id, channel_id, response_url } = read.data
  const name = commandNames.find((known) => slashOf(known) === command)
  if (name === undefined) return null
  return {
    userId: user_id,
    channel: channel_id,
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
    inbound: { kind: 'command', id: trigger_id, name, text: unescaped(text.trim()) },
  }
}

export const slashOf = (name: (typeof commandNames)[number]): string => `/${name}`

/** Slack escapes what people type; mentions keep their brackets. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
