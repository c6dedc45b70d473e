import { HomeInUse } from '../local/home.ts'

/** Something the person at the keyboard can mend; shown without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Says what went wrong on standard error and gives the exit code. */
export function report(error: unknown): number {
  if (error instanceof Problem || error instanceof HomeInUse) {
    process.stderr.write(`${error.message}\n`)
    return error instanceof Problem ? error.exitCode : 1
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return 1
}
