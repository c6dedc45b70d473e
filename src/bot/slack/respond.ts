import { ChatFault } from '../core/chat-port.ts'
import type { Drawn } from './drawing.ts'

/** Takes the place of the message that was clicked on. */
export const replaceOriginal = (url: string, drawn: Drawn): Promise<void> =>
  respond(url, { ...drawn, replace_original: true })

/** A new message that the asker alone sees; works where Baton is not a member. */
export const respondUnseen = (url: string, drawn: Drawn): Promise<void> =>
  respond(url, { ...drawn, replace_original: false, response_type: 'ephemeral' })

const timeoutMs = 10_000

/** Source: docs.slack.dev, interactivity/handling-user-interaction, "message responses". */
async function respond(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!answer.ok) throw new ChatFault('refused', `response_url_${answer.status}`)
}
