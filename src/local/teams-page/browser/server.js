import { word } from './words.js'

/** Asks the page's server; what can't be done comes back as an outcome too. */
export async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const told = await answer.json()
    return answer.ok ? told : failed(told.error?.message ?? String(answer.status))
  } catch (error) {
    return failed(String(error))
  }
}

const failed = (detail) => ({ kind: 'failed', code: 'page_failed', detail })

/** The sentence for an outcome that went wrong; the bot's own where it gave one. */
export const faultOf = ({ code, detail }, bot) =>
  code === 'card_error' ? detail : word(code, { detail, bot })

/** The news for one person; the browser comes back by itself after a break. */
export function follow(person, { onEvent, onBreak }) {
  const source = new EventSource(`/ui/events?as=${encodeURIComponent(person)}`)
  source.onmessage = ({ data }) => onEvent(JSON.parse(data))
  source.onerror = onBreak
  return () => source.close()
}
