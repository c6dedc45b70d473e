import { z } from 'zod'
import { isFaultCode } from '../fault-texts.ts'
import { type ReadFault, Unreadable } from '../read-fault.ts'

/** Folded name as sent → our name. */
export type Aliases = ReadonlyMap<string, string>

export const aliasesOf = (names: Readonly<Record<string, readonly string[]>>): Aliases =>
  new Map(Object.entries(names).flatMap(([ours, theirs]) => theirs.map((each) => [each, ours])))

/** The parsed fields, and what the sender called one of them. */
export interface Parsed<Values> {
  readonly values: Values
  readonly called: (name: keyof Values & string) => string
}

/** Throws `Unreadable` with every field that does not fit, as the sender called it. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  aliases: Aliases,
): Parsed<z.output<Schema>> {
  const fields = nameFields(body, aliases)
  const parsed = schema.safeParse(fields.values)
  if (parsed.success) return { values: parsed.data, called: (name) => fields.called[name] ?? name }
  const [first, ...others] = parsed.error.issues.map((issue) => faultOf(issue, fields.called))
  throw new Unreadable(first ?? { code: 'not_text' }, ...others)
}

/** One line of text; null when absent or empty. */
export const line = (maxLength = 200) => text(maxLength, (written) => written.replace(/\s+/g, ' '))

/** Text that may have several lines. */
export const prose = (maxLength: number) => text(maxLength, (written) => written)

/** Yes or no in the words of forms; null when neither. */
export const flag = z.preprocess(asFlag, z.boolean().nullable())

/** Without the fields that are null. */
export const presentOf = (
  values: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )

/** `Số điện thoại` → `so_dien_thoai`, `fullName` → `full_name`. */
export function foldFieldName(name: string): string {
  const known = folded.get(name)
  if (known !== undefined) return known
  const fresh = fold(name)
  if (folded.size < mostFolded) folded.set(name, fresh)
  return fresh
}

/** The same senders use the same names; what strangers make up does not fill the memory. */
const folded = new Map<string, string>()
const mostFolded = 1_000

const fold = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

interface Fields {
  readonly values: Readonly<Record<string, unknown>>
  readonly called: Readonly<Record<string, string>>
}

/** Names are compared folded: `Họ tên`, `ho_ten` and `HoTen` are one. Of several the first stays. */
function nameFields(body: unknown, aliases: Aliases): Fields {
  const values: Record<string, unknown> = {}
  const called: Record<string, string> = {}
  for (const [given, value] of flatten(body)) {
    const folded = foldFieldName(given)
    const name = aliases.get(folded) ?? folded
    if (isEmpty(value) || name in called || name in Object.prototype) continue
    values[name] = value
    called[name] = given
  }
  return { values, called }
}

/** `utm: {source: …}` is `utm.source`. */
function flatten(body: unknown): readonly (readonly [string, unknown])[] {
  if (!isObject(body)) throw new Unreadable({ code: 'not_an_object' })
  return Object.entries(body).flatMap(([name, value]) =>
    name.toLowerCase() === 'utm' && isObject(value)
      ? Object.entries(value).map(([each, inner]) => [`${name}.${each}`, inner] as const)
      : [[name, value] as const],
  )
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

function text(maxLength: number, shape: (written: string) => string) {
  return z.preprocess(
    (value) => (isEmpty(value) ? null : asWritten(value, shape)),
    z.string({ error: 'not_text' }).max(maxLength, { error: 'too_long' }).nullable(),
  )
}

function asWritten(value: unknown, shape: (written: string) => string): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? shape(clean(value)) : value
}

/** PostgreSQL refuses NUL and halves of surrogate pairs; other control characters only harm cards. */
const clean = (written: string): string =>
  written
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (found) => (found === '\n' || found === '\t' ? found : ''))
    .normalize('NFC')
    .trim()

const yes = new Set(['true', '1', 'yes', 'y', 'on', 'co', 'dong_y'])
const no = new Set(['false', '0', 'no', 'n', 'off', 'khong'])

function asFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const word =
    typeof value === 'string' || typeof value === 'number' ? foldFieldName(`${value}`) : ''
  return yes.has(word) ? true : no.has(word) ? false : null
}

function faultOf(issue: z.core.$ZodIssue, called: Readonly<Record<string, string>>): ReadFault {
  const name = String(issue.path[0] ?? '')
  const code = isFaultCode(issue.message) ? issue.message : 'not_text'
  const detail = issue.code === 'too_big' ? { max: Number(issue.maximum) } : {}
  return { code, field: called[name] ?? name, detail }
}
