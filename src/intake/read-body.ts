import { whereJsonBreaks } from './json-break.ts'
import { Unreadable } from './read-fault.ts'

/** How a body is written; null when Baton can't read it. */
export function bodyFormat(contentType: string): 'json' | 'form' | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || type.endsWith('+json')) return 'json'
  return type === 'application/x-www-form-urlencoded' ? 'form' : null
}

/** Bytes to a value: what JSON says, or an object of texts from a form. Throws `Unreadable`. */
export function readBody(contentType: string, body: Uint8Array): unknown {
  const format = bodyFormat(contentType)
  if (format === null) throw new Unreadable({ code: 'unsupported_type' })
  const text = decode(body)
  return format === 'json' ? readJson(text) : readForm(text)
}

/** What a person typed into a form, to show it again; nothing when it can't be read. */
export function readTyped(body: Uint8Array): Readonly<Record<string, string>> {
  return readForm(new TextDecoder().decode(body))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body)
  } catch {
    throw new Unreadable({ code: 'not_utf8' })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const { line, column } = whereJsonBreaks(text) ?? { line: 1, column: 1 }
    throw new Unreadable({ code: 'bad_json', detail: { line, column } })
  }
}

/** Of a name that comes several times, the first that is not empty stays. */
function readForm(text: string): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) fields[name] ||= value
  return fields
}
