const colours: Readonly<Record<string, number>> = { warn: 33, error: 31, fatal: 35, debug: 90 }

/** A JSON log line as a person at a terminal reads it: time, level, logger, message, the rest as key=value. */
export function toReadableLine(line: string): string {
  const { time, level, logger, msg, err, ...rest } = JSON.parse(line)
  const clock = String(time).slice(11, 19)
  const tag = `\u001b[${colours[level] ?? 36}m${String(level).padEnd(5)}\u001b[0m`
  const fields = Object.entries(rest).map(([key, value]) => ` ${key}=${asText(value)}`)
  return `${clock} ${tag} ${logger}: ${msg ?? ''}${fields.join('')}\n${stackOf(err)}`
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

function stackOf(err: unknown): string {
  if (typeof err !== 'object' || err === null || !('stack' in err)) return ''
  return `${String(err.stack)}\n`
}
