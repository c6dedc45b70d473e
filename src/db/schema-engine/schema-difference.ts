import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { withCatalogReads } from './catalog-reads.ts'
import { noFilter, openSchemaEngine } from './engine.ts'
import { migrationsFolder, readMigrations } from './migration-files.ts'
import { withWholeScripts } from './whole-scripts.ts'

const schemaFile: URL = new URL('../../../prisma/schema.prisma', import.meta.url)

export interface DifferenceOptions {
  /** An empty database in which the migrations are played; it is full afterwards. */
  readonly shadowUrl: string
  readonly schema?: URL
  readonly folder?: URL
}

/** The SQL that leads from what the migrations make to what the schema says; empty when they agree. */
export async function schemaDifference({
  shadowUrl,
  schema = schemaFile,
  folder = migrationsFolder,
}: DifferenceOptions): Promise<string> {
  const file = { path: fileURLToPath(schema), content: await readFile(schema, 'utf8') }
  const migrations = await readMigrations(folder)
  const pool = new pg.Pool({ connectionString: shadowUrl, max: 1 })
  try {
    const engine = await openEngineOn(pool)
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [file] },
      script: true,
      exitCode: true,
      filters: noFilter,
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  } finally {
    await pool.end()
  }
}

async function openEngineOn(pool: pg.Pool) {
  const scripts = withWholeScripts(await new PrismaPg(pool).connect())
  const database = withCatalogReads(scripts, pool)
  const connect = async () => database
  const { provider, adapterName } = database
  return openSchemaEngine({ provider, adapterName, connect, connectToShadowDb: connect })
}
