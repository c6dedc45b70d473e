import type { Span, Text } from '../../core/card.ts'
import { whole } from '../../core/shorten.ts'
import { type LimitName, limits } from '../limits.ts'
import { mrkdwnSpan } from './text.ts'

/**
 * The text in Slack's markup, in as many pieces as the limit asks for. Breaks at line ends, else
 * between words, else between characters; never inside a link, a mention or an escape. `spare`:
 * characters to leave free.
 */
export function split(text: Text, what: LimitName, spare = 0): readonly string[] {
  const max = limits[what].max - spare
  const pieces: string[] = []
  let piece = ''
  const next = () => {
    pieces.push(piece)
    piece = ''
  }
  for (const span of text.flatMap((each) => splittable(each, max))) {
    let rest: Span | null = span
    while (rest !== null) {
      const [head, tail]: Cut = cut(rest, max - piece.length, piece === '')
      if (head !== null) piece += mrkdwnSpan(head)
      if (tail !== null) next()
      rest = tail
    }
  }
  next()
  return pieces.filter((each) => each.trim() !== '')
}

/** A link too long for any piece is written out. */
const splittable = (span: Span, max: number): readonly Span[] =>
  typeof span !== 'string' && 'link' in span && mrkdwnSpan(span).length > max
    ? [span.text, ' ', span.link]
    : [span]

type Cut = readonly [head: Span | null, tail: Span | null]

/** What of the span still has room, and what is left. `mustBreak`: nothing stands before it. */
function cut(span: Span, room: number, mustBreak: boolean): Cut {
  if (mrkdwnSpan(span).length <= room) return [span, null]
  if (typeof span === 'string') {
    const at = breakAt(span, room, mustBreak, (head) => head)
    return at === 0 ? [null, span] : [span.slice(0, at), span.slice(at)]
  }
  if (!('bold' in span)) return [null, span]
  const at = breakAt(span.bold, room, mustBreak, (head) => ({ bold: head }))
  return at === 0 ? [null, span] : [{ bold: span.bold.slice(0, at) }, { bold: span.bold.slice(at) }]
}

/** After the last line end, blank or character whose piece, as drawn, has room; 0: not here. */
function breakAt(
  raw: string,
  room: number,
  mustBreak: boolean,
  drawn: (head: string) => Span,
): number {
  const fitting = longestFitting(raw, room, drawn)
  const line = fitting.lastIndexOf('\n') + 1
  if (line > 0) return line
  const word = fitting.lastIndexOf(' ') + 1
  if (word > 0) return word
  return mustBreak ? Math.max(fitting.length, 1) : 0
}

/** Drawing only adds characters, so what fits is found by halving. */
function longestFitting(raw: string, room: number, drawn: (head: string) => Span): string {
  let fits = 0
  let tooLong = Math.min(raw.length, room) + 1
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (mrkdwnSpan(drawn(raw.slice(0, middle))).length <= room) fits = middle
    else tooLong = middle
  }
  return whole(raw.slice(0, fits))
}
