/** Where a text stops being JSON. Both count from 1. */
export interface Break {
  readonly line: number
  readonly column: number
}

/**
 * Finds the first character at which `JSON.parse` gives up; null when the text is JSON.
 * The runtime's own message often has no position and quotes the body, which may hold personal data.
 */
export function whereJsonBreaks(text: string): Break | null {
  const scan: Scan = { text, at: 0 }
  const isWhole = readValue(scan) && skipSpace(scan) === text.length
  if (isWhole) return null
  const before = text.slice(0, scan.at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

interface Scan {
  readonly text: string
  at: number
}

const space = /[ \t\n\r]*/y
const scalar =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const key = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/** No recursion: a body of brackets alone must not overflow the stack. */
function readValue(scan: Scan): boolean {
  const open: ('}' | ']')[] = []
  do {
    if (!readUntilComplete(scan, open)) return false
    while (open.length > 0 && !take(scan, ',')) {
      const close = open.pop()
      if (close === undefined || !take(scan, close)) return false
    }
    if (open.at(-1) === '}' && !readKey(scan)) return false
  } while (open.length > 0)
  return true
}

/** Reads opening brackets up to a scalar or an empty container. */
function readUntilComplete(scan: Scan, open: ('}' | ']')[]): boolean {
  for (;;) {
    if (take(scan, '[')) {
      if (take(scan, ']')) return true
      open.push(']')
    } else if (take(scan, '{')) {
      if (take(scan, '}')) return true
      open.push('}')
      if (!readKey(scan)) return false
    } else {
      return match(scan, scalar)
    }
  }
}

const readKey = (scan: Scan): boolean => match(scan, key) && take(scan, ':')

function take(scan: Scan, character: string): boolean {
  skipSpace(scan)
  if (scan.text[scan.at] !== character) return false
  scan.at += 1
  return true
}

function match(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = skipSpace(scan)
  const found = pattern.exec(scan.text)?.[0]
  if (found === undefined) return false
  scan.at += found.length
  return true
}

function skipSpace(scan: Scan): number {
  space.lastIndex = scan.at
  scan.at += space.exec(scan.text)?.[0].length ?? 0
  return scan.at
}
