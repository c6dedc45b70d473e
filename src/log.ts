import pino, { type DestinationStream, type Logger } from 'pino'
import { toReadableLine } from './log-line.ts'
import { scrubError, scrubLine } from './log-scrub.ts'

export type Log = Logger

export interface LogOptions {
  /** Where lines go; standard error when not said, readable when that is a terminal. */
  readonly to?: DestinationStream
  /** trace, debug, info, warn, error, fatal or silent; `LOG_LEVEL` when not said. */
  readonly level?: string
}

/**
 * The only logger. Ids, codes and numbers pass; names, phones, mails, notes and tokens are
 * removed by key and by a look at every text. Standard output stays free for answers.
 */
export function createLogger(name: string, options: LogOptions = {}): Log {
  return pino(
    {
      level: knownLevel(options.level ?? process.env['LOG_LEVEL']),
      base: { logger: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: scrubError },
      formatters: { level: (label) => ({ level: label }) },
      hooks: { logMethod: nameErrors, streamWrite: scrubLine },
    },
    options.to ?? standardError(),
  )
}

type Args = Parameters<Logger['info']>

/** `log.error(error)` alone would repeat the error's own words unscrubbed as the line's message. */
function nameErrors(this: Logger, args: Args, method: Logger['info']): void {
  const [first] = args
  const error = first instanceof Error ? first : errorIn(first)
  if (error === null || args.length > 1) method.apply(this, args)
  else method.apply(this, [{ ...fieldsOf(first), err: error }, scrubError(error).message])
}

function errorIn(fields: unknown): Error | null {
  if (typeof fields !== 'object' || fields === null || !('err' in fields)) return null
  return fields.err instanceof Error ? fields.err : null
}

const fieldsOf = (first: unknown): object =>
  typeof first === 'object' && first !== null && !(first instanceof Error) ? first : {}

function knownLevel(level: string | undefined): string {
  const isKnown = level !== undefined && (level === 'silent' || level in pino.levels.values)
  return isKnown ? level : 'info'
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return pino.destination({ fd: 2, sync: true })
  return { write: (line) => process.stderr.write(toReadableLine(line)) }
}
