import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationsFolder } from '../src/db/schema-engine/migration-files.ts'
import { schemaDifference } from '../src/db/schema-engine/schema-difference.ts'
import { startPostgres } from '../src/local/postgres.ts'

// Writes the migration that brings the database to prisma/schema.prisma: npm run migration -- <name>
// Read it before committing: it must be one that the running version survives (docs: expand, contract).
const name = (process.argv[2] ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
if (name === '') {
  console.error('Say what it does: npm run migration -- remember_visits')
  process.exit(2)
}

const sql = await withScratchDatabase((shadowUrl) => schemaDifference({ shadowUrl }))
if (sql === '') {
  console.log('The migrations already make what prisma/schema.prisma says; nothing to write.')
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = new URL(`${stamp}_${name}/`, migrationsFolder)
  await mkdir(folder)
  await writeFile(new URL('migration.sql', folder), sql)
  console.log(`${folder.pathname}migration.sql is written; read it before you commit it.`)
}

/** An empty PostgreSQL of this run alone, gone afterwards. */
async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'baton-migration-'))
  await chmod(home, 0o755) // as root, PostgreSQL runs as somebody who must be able to enter
  const postgres = await startPostgres({ home })
  try {
    return await work(postgres.url)
  } finally {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
}
