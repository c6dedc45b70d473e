import type { Span, Text } from '../../core/card.ts'

/** Slack's markup for a text. Source: docs.slack.dev, "Formatting text", escaping. */
export const mrkdwn = (text: Text): string => text.map(ofSpan).join('')

function ofSpan(span: Span): string {
  if (typeof span === 'string') return escaped(span)
  if ('bold' in span) return bold(span.bold)
  if ('link' in span) return `<${escaped(span.link)}|${escaped(span.text).replaceAll('|', '∣')}>`
  return `<@${span.person}>`
}

/** Stars inside would end the bold early. */
const bold = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : `*${escaped(line).replaceAll('*', '∗')}*`))
    .join('\n')

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Pieces of at most `longest` characters, broken at line ends, else between words, else anywhere. */
export function pieces(text: string, longest: number): readonly string[] {
  if (text.length <= longest) return [text]
  const at = breakBefore(text, longest)
  return [text.slice(0, at), ...pieces(text.slice(at).replace(/^[\n ]/, ''), longest)]
}

function breakBefore(text: string, longest: number): number {
  const line = text.lastIndexOf('\n', longest)
  if (line > 0) return line
  const word = text.lastIndexOf(' ', longest)
  return word > 0 ? word : longest
}
