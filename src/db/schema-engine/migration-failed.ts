/** The database was not brought up to date and is as it was before. The message says the mend. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

/** The migration whose SQL PostgreSQL refused. */
export interface RefusedScript {
  readonly migration: string
  readonly error: unknown
}

/**
 * In words a person can act on. After a refused script the engine itself reports only that the
 * transaction is aborted, so the script's own error goes first.
 */
export function explainFailure(error: unknown, refused: RefusedScript | undefined): unknown {
  if (refused !== undefined) {
    const message = `Migration ${refused.migration} did not apply: ${reasonOf(refused.error)}. Nothing was changed.`
    return new MigrationFailed(message, { cause: refused.error })
  }
  const words = knownFailures[codeOf(error)]
  return words === undefined ? error : new MigrationFailed(words, { cause: error })
}

/** Prisma's error codes, https://www.prisma.io/docs/orm/reference/error-reference */
const knownFailures: Readonly<Record<string, string>> = {
  P3005:
    'The database already holds tables which Baton did not make. Give Baton an empty database of its own in DATABASE_URL.',
  P3009:
    'An earlier migration failed halfway. Mend the database, then say so with `prisma migrate resolve`.',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (typeof cause !== 'object' || cause === null || !('originalMessage' in cause))
    return error.message
  const code = 'originalCode' in cause ? ` (${String(cause.originalCode)})` : ''
  return `${String(cause.originalMessage)}${code}`
}
