import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, migrationStatus } from '../../../src/db/migrate.ts'
import { migrationNames, migrationsFolder } from '../../../src/db/schema-engine/migration-files.ts'
import { anEmptyServer, type EmptyServer } from './an-empty-server.ts'

let server: EmptyServer
let databaseUrl: string
let names: readonly string[]

beforeAll(async () => {
  server = await anEmptyServer()
  names = await migrationNames()
})
beforeEach(async () => {
  databaseUrl = await server.aDatabase()
})
afterAll(() => server?.stop())

describe('migrate', () => {
  it('applies everything to an empty database, in order', async () => {
    expect(await migrationStatus({ databaseUrl })).toEqual({ applied: [], pending: names })
    expect(await migrate({ databaseUrl })).toEqual({ applied: names })
    expect(await migrationStatus({ databaseUrl })).toEqual({ applied: names, pending: [] })
    expect(await tables()).toContain('lead')
  })

  it('keeps functions whole although their bodies hold semicolons', async () => {
    await migrate({ databaseUrl })
    expect(await ask('SELECT fold_pipeline() AS value')).toEqual([true])
  })

  it('applies nothing the second time', async () => {
    await migrate({ databaseUrl })
    expect(await migrate({ databaseUrl })).toEqual({ applied: [] })
  })

  it('lets one of several processes do it while the others wait', async () => {
    const all = await Promise.all([1, 2, 3].map(() => migrateInAnotherProcess(databaseUrl)))
    expect(all.flat()).toEqual(names)
    expect(await ask('SELECT count(*)::int AS value FROM _prisma_migrations')).toEqual([
      names.length,
    ])
  })

  it('leaves nothing behind that would keep its process up', async () => {
    const script = `await migrate({ databaseUrl: process.argv[1] })
      console.log(JSON.stringify(process.getActiveResourcesInfo()))`
    // The engine's own timer against a lock it can't get would hold it for ten seconds.
    expect(await inAnotherProcess(script, databaseUrl)).not.toContain('Timeout')
  })

  it('leaves rows which the official command-line reads as finished', async () => {
    await migrate({ databaseUrl })
    const rows = await ask(
      `SELECT migration_name || ' ' || (finished_at >= started_at) || ' ' || applied_steps_count
        || ' ' || (checksum ~ '^[0-9a-f]{64}$') AS value FROM _prisma_migrations ORDER BY 1`,
    )
    expect(rows).toEqual(names.map((name) => `${name} true 1 true`))
  })

  it('says which migration PostgreSQL refused and why, and keeps nothing of the run', async () => {
    const folder = await withMigration('20990101000000_broken', 'CREATE TABLE a (b nonsense);')
    await expect(migrate({ databaseUrl, folder })).rejects.toThrow(
      'Migration 20990101000000_broken did not apply: type "nonsense" does not exist (42704). Nothing was changed.',
    )
    expect(await tables()).toEqual([])
    expect(await migrate({ databaseUrl })).toEqual({ applied: names })
  })

  it('applies only what a newer version adds', async () => {
    await migrate({ databaseUrl })
    const folder = await withMigration('20990101000000_more', 'CREATE TABLE "more" (x INTEGER);')
    expect((await migrationStatus({ databaseUrl, folder })).pending).toEqual([
      '20990101000000_more',
    ])
    expect(await migrate({ databaseUrl, folder })).toEqual({ applied: ['20990101000000_more'] })
    expect(await tables()).toContain('more')
  })

  it('lets an older version work beside a newer database', async () => {
    const folder = await withMigration('20990101000000_more', 'CREATE TABLE "more" (x INTEGER);')
    await migrate({ databaseUrl, folder })
    expect(await migrate({ databaseUrl })).toEqual({ applied: [] })
  })

  it("refuses a database with somebody else's tables", async () => {
    await ask('CREATE TABLE wordpress_posts (id INTEGER)')
    await expect(migrate({ databaseUrl })).rejects.toThrow(
      'The database already holds tables which Baton did not make.',
    )
    expect(await tables()).toEqual(['wordpress_posts'])
  })

  it('is not stuck after a process died halfway', async () => {
    const folder = await withMigration('20990101000000_slow', 'SELECT pg_sleep(600);')
    const half = migrate({ databaseUrl, folder })
    const killed = expect(half).rejects.toThrow()
    await untilOneIsKilled()
    await killed
    expect(await tables()).toEqual([])
    expect(await migrate({ databaseUrl })).toEqual({ applied: names })
  })
})

async function ask(sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<{ value: unknown }>(sql)).rows.map((row) => row.value)
  } finally {
    await client.end()
  }
}

const tables = () =>
  ask(`SELECT tablename::text AS value FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)

/** Cuts the connection that sleeps in a migration, as a kill of its process would. */
async function untilOneIsKilled(): Promise<void> {
  await expect
    .poll(
      () =>
        ask(`SELECT pg_terminate_backend(pid) AS value FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event = 'PgSleep'`),
      { timeout: 30_000 },
    )
    .toEqual([true])
}

async function withMigration(name: string, sql: string): Promise<URL> {
  const folder = await mkdtemp(join(server.scratch, 'migrations-'))
  await cp(fileURLToPath(migrationsFolder), folder, { recursive: true })
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'migration.sql'), sql)
  return pathToFileURL(`${folder}/`)
}

const migrateInAnotherProcess = (url: string): Promise<readonly string[]> =>
  inAnotherProcess(
    `console.log(JSON.stringify((await migrate({ databaseUrl: process.argv[1] })).applied))`,
    url,
  )

async function inAnotherProcess(script: string, url: string): Promise<readonly string[]> {
  const module = new URL('../../../src/db/migrate.ts', import.meta.url).href
  const whole = `import { migrate } from ${JSON.stringify(module)}; ${script}`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', whole, url]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout)
}
