import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../../src/local/postgres.ts'

export interface EmptyServer {
  /** A new database without a table. */
  aDatabase(): Promise<string>
  /** A folder that is gone afterwards. */
  readonly scratch: string
  stop(): Promise<void>
}

/** A real PostgreSQL of one's own, gone afterwards. */
export async function anEmptyServer(): Promise<EmptyServer> {
  const scratch = await mkdtemp(join(tmpdir(), 'baton-db-'))
  // PostgreSQL refuses root and runs as somebody else there, who must be able to enter.
  await chmod(scratch, 0o755)
  const server = await startPostgres({ home: scratch })
  let made = 0
  return {
    scratch,
    aDatabase: () => createDatabase(server.url, `empty_${++made}`),
    stop: async () => {
      await server.stop()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`CREATE DATABASE "${name}"`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
