import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { noFilter, openSchemaEngine } from './engine.ts'
import { explainFailure, type RefusedScript } from './migration-failed.ts'
import { withWholeScripts } from './whole-scripts.ts'

/**
 * Applies what the database lacks and returns the names.
 * @throws MigrationFailed when the database refuses a migration or is not Baton's
 */
export async function applyMigrations(
  connection: SqlQueryable,
  migrationsList: MigrationList,
): Promise<readonly string[]> {
  let refused: RefusedScript | undefined
  const database = tellingRefusals(withWholeScripts(connection), (sql, error) => {
    refused ??= { migration: nameOf(sql, migrationsList), error }
  })
  try {
    const engine = await openEngineOn(database)
    const result = await engine.applyMigrations({ migrationsList, filters: noFilter })
    return result.appliedMigrationNames
  } catch (error) {
    throw explainFailure(error, refused)
  }
}

function openEngineOn(database: SqlDriverAdapter) {
  const { provider, adapterName } = database
  const connect = async () => database
  return openSchemaEngine({ provider, adapterName, connect, connectToShadowDb: connect })
}

function tellingRefusals(
  database: SqlDriverAdapter,
  tell: (sql: string, error: unknown) => void,
): SqlDriverAdapter {
  const executeScript = async (sql: string) => {
    try {
      await database.executeScript(sql)
    } catch (error) {
      tell(sql, error)
      throw error
    }
  }
  return { ...database, executeScript }
}

function nameOf(sql: string, { migrationDirectories }: MigrationList): string {
  const is = (content: { tag: string; value: string }) =>
    content.tag === 'ok' && content.value === sql
  return migrationDirectories.find((it) => is(it.migrationFile.content))?.path ?? 'without a name'
}
