import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

export const migrationsFolder: URL = new URL('../../../prisma/migrations/', import.meta.url)

/** The migrations' names in the order in which they apply. */
export async function migrationNames(folder: URL = migrationsFolder): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

/** All migrations with their SQL, as the schema engine takes them. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<MigrationList> {
  const names = await migrationNames(folder)
  const lockfile = 'migration_lock.toml'
  return {
    baseDir: fileURLToPath(folder),
    lockfile: { path: lockfile, content: await readFile(new URL(lockfile, folder), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map((name) => readMigration(folder, name))),
  }
}

async function readMigration(folder: URL, name: string) {
  const value = await readFile(new URL(`${name}/migration.sql`, folder), 'utf8')
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
  } as const
}
