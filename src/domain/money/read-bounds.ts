/** `from`: one figure, be it exact or the least. */
export type Bounds =
  | { readonly kind: 'from' | 'atMost'; readonly figure: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }

const filler =
  /^(?:[~≈:]|(?:khoang|tam|co|chung|gan|do|du kien|ngan sach|muc|la|budget|about|around|approx(?:imately)?|roughly|is)(?![a-z])\.?)\s*/
const atMost =
  /^(?:[<≤]=?|(?:duoi|toi da|khong qua|nho hon|it hon|under|below|up to|less than|at most|max(?:imum)?)(?![a-z]))\s*/
const atMostAfter = /\s*(?:tro xuong|tro lai|or less)$/
const atLeast =
  /^(?:[>≥]=?|(?:tren|hon|tu|toi thieu|it nhat|lon hon|over|above|more than|at least|from|min(?:imum)?)(?![a-z]))\s*/
const atLeastAfter = /\s*(?:\+|tro len|or more)$/
const between = /^between(?![a-z])\s*/
const separator = /\s*(?:->|[-–—−→~]|(?<![a-z])(?:den|toi|to|and|va)(?![a-z]))\s*/

/** Splits folded text into its figures and what is said of them; null with more than two. */
export function readBounds(text: string): Bounds | null {
  const stated = withoutFillers(text.replace(/[.,;!]+$/, ''))
  if (atMost.test(stated)) return { kind: 'atMost', figure: plain(stated.replace(atMost, '')) }
  const unbound = stated.replace(atLeast, '').replace(between, '')
  const [from = '', to, ...more] = unbound.split(separator)
  if (more.length > 0) return null
  if (to !== undefined) return { kind: 'between', from: plain(from), to: plain(to) }
  return { kind: atMostAfter.test(from) ? 'atMost' : 'from', figure: plain(from) }
}

const plain = (figure: string): string =>
  withoutFillers(figure.replace(atMostAfter, '').replace(atLeastAfter, ''))

function withoutFillers(text: string): string {
  const rest = text.replace(filler, '')
  return rest === text ? text : withoutFillers(rest)
}
