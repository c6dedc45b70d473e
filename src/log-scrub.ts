import { redactPersonalData } from './domain/text/redact.ts'

/** Fields that hold personal data or secrets wherever they stand. */
const personal = new Set([
  'name',
  'full_name',
  'first_name',
  'last_name',
  'name_folded',
  'honorific',
  'phone',
  'tel',
  'mobile',
  'email',
  'mail',
  'address',
  'company',
  'note',
  'notes',
  'body',
  'raw',
  'values',
  'authorization',
  'cookie',
  'set_cookie',
  'x_api_key',
  'api_key',
  'apikey',
  'token',
  'secret',
  'password',
  'database_url',
])

export interface ScrubbedError {
  readonly type: string
  readonly code?: string
  readonly message: string
  readonly stack?: string
}

/** A whole log line on its way out: nothing passes by key or by look. */
export function scrubLine(line: string): string {
  return `${JSON.stringify(scrub(JSON.parse(line)))}\n`
}

/**
 * Errors of the database and its client quote the values they choked on, in message, detail and
 * parameters; what stays is the type, the code, a message without them, and where it happened.
 */
export function scrubError(error: unknown): ScrubbedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error was thrown' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const message = quotesValues(error, code) ? '[values removed]' : scrubText(error.message)
  const stack = error.stack?.split('\n').filter((each) => /^\s+at /.test(each))
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    message,
    ...(stack === undefined ? {} : { stack: stack.join('\n') }),
  }
}

/** SQL classes 22 (data) and 23 (constraint) and everything Prisma says of a query quote the data. */
const quotesValues = (error: Error, code: string | null): boolean =>
  /^(22|23)[0-9A-Z]{3}$/.test(code ?? '') || error.name.startsWith('PrismaClient')

function scrub(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (Array.isArray(value)) return value.map(scrub)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      personal.has(foldKey(key)) ? '[removed]' : scrub(inner),
    ]),
  )
}

const foldKey = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toLowerCase()

const scrubText = (text: string): string =>
  redactPersonalData(text).replace(/bk_[\w-]{20,}/g, '[key]')
