import type { Span, Text } from '../../core/card.ts'

/** Slack's markup for a text. Source: docs.slack.dev, "Formatting message text", escaping. */
export const mrkdwn = (text: Text): string => text.map(mrkdwnSpan).join('')

export function mrkdwnSpan(span: Span): string {
  if (typeof span === 'string') return escaped(span)
  if ('bold' in span) return bold(span.bold)
  if ('link' in span) return linked(span.link, span.text)
  return isUserId(span.person) ? `<@${span.person}>` : escaped(span.person)
}

/** Only these three have a meaning that text of strangers could abuse: `<!channel>`, `<@U1>`, `<https:…>`. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Line by line, blanks outside, and no star inside: each of them would end the bold early. */
const bold = (text: string): string => text.replace(/[^\n]+/g, boldLine)

function boldLine(line: string): string {
  const core = line.trim()
  if (core === '') return line
  const at = line.indexOf(core)
  const starred = `*${escaped(core).replaceAll('*', '∗')}*`
  return `${line.slice(0, at)}${starred}${line.slice(at + core.length)}`
}

/** A bar ends the address and a line end breaks the link. */
function linked(link: string, text: string): string {
  const address = escaped(link.trim().replaceAll('|', '%7C').replaceAll(/\s/g, '%20'))
  const words = escaped(text.replaceAll('\n', ' ')).replaceAll('|', '∣')
  return words.trim() === '' ? `<${address}>` : `<${address}|${words}>`
}

const isUserId = (id: string): boolean => /^[UW][A-Z0-9]+$/.test(id)
