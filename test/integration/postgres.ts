import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/db/client.ts'
import { startPostgres } from '../../src/local/postgres.ts'

export interface TestPostgres {
  readonly url: string
  readonly database: Database
  /** For tests of what happens without a database. */
  readonly stopServer: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A real PostgreSQL of one's own with the record's tables, in a folder that is gone afterwards. */
export async function aPostgres({ poolSize = 10 } = {}): Promise<TestPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'baton-pg-'))
  // PostgreSQL refuses root and runs as somebody else there, who must be able to enter.
  await chmod(home, 0o755)
  const server = await startPostgres({ home })
  const database = openDatabase({ url: server.url, poolSize })
  await makeTables(database)
  const stop = async () => {
    await database.close()
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
  return { url: server.url, database, stopServer: () => server.stop(), stop }
}

/** The migrations' own SQL, without the engine that takes seconds to say the same. */
async function makeTables({ pool }: Database): Promise<void> {
  const folder = new URL('../../prisma/migrations/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => /^\d{14}_/.test(name)).toSorted()
  for (const name of names)
    await pool.query(await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'))
}
