/** Answers go to standard output: JSON for scripts, else lines for people. */
export function print(value: unknown, json: boolean, lines: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, withBigInts, 2) : lines()}\n`)
}

const withBigInts = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value
