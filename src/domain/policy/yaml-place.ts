import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml'

export interface Place {
  /** Both from 1, as editors count. */
  readonly line: number
  readonly column: number
}

/** Where in a YAML text something stands. */
export type FindPlace = (path: readonly PropertyKey[], part: 'value' | 'key') => Place

/**
 * The place of a path: its value, or its key in the mapping. What is not there (a key left out)
 * is looked for where its container stands.
 */
export const placesIn =
  (document: Document, lines: LineCounter): FindPlace =>
  (path, part) => {
    let node: unknown = document.contents
    let offset = startOf(node) ?? 0
    for (const [index, step] of path.entries()) {
      const found = stepInto(resolved(document, node), step)
      if (found === null) break
      const isLast = index === path.length - 1
      offset = (isLast && part === 'value' ? startOf(found.value) : null) ?? found.offset ?? offset
      node = found.value
    }
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

function stepInto(
  node: unknown,
  step: PropertyKey,
): { readonly value: unknown; readonly offset: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return pair === undefined ? null : { value: pair.value, offset: startOf(pair.key) }
  }
  if (!isSeq(node) || typeof step !== 'number' || step >= node.items.length) return null
  const value = node.items[step]
  return { value, offset: startOf(value) }
}

const resolved = (document: Document, node: unknown): unknown =>
  isAlias(node) ? node.resolve(document) : node

const startOf = (node: unknown): number | null =>
  typeof node === 'object' && node !== null && 'range' in node ? rangeStart(node as Node) : null

const rangeStart = (node: Node): number | null => node.range?.[0] ?? null
