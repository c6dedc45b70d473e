import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { programIn } from './distribution.ts'
import type { Placement } from './placement.ts'

/**
 * Creates the database cluster unless there is one: made aside and renamed, so that a kill leaves
 * nothing half made. Checksums are on: a damaged disk is noticed, not served.
 */
export function ensureCluster(place: Placement): void {
  if (existsSync(join(place.data, 'PG_VERSION'))) {
    refuseOtherVersion(place.data)
    return
  }
  const draft = `${place.data}.init`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (place.runAs) chownSync(draft, place.runAs.uid, place.runAs.gid)
  runInitdb(place, draft)
  renameSync(draft, place.data)
}

/**
 * Settings as flags, so that an update of Baton reaches existing clusters. Statements, parameters
 * and the DETAIL of errors stay out of the log: they hold buyers' data.
 */
export function serverArguments(place: Placement): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    port: String(socketPort),
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '100',
    shared_buffers: '96MB',
    max_wal_size: '512MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    jit: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  return ['-D', place.data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
}

/** Only names the socket file: nothing listens on TCP. */
export const socketPort = 5432

function runInitdb(place: Placement, folder: string): void {
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const made = spawnSync(
    programIn(place.distribution, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--data-checksums'].concat([
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
    ]),
    { cwd: '/', encoding: 'utf8', ...place.runAs },
  )
  if (made.status === 0) return
  throw new Error(`PostgreSQL could not create ${folder}: ${made.error?.message ?? made.stderr}`)
}

function refuseOtherVersion(data: string): void {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version === '17') return
  throw new Error(
    `${data} was made by PostgreSQL ${version}; this Baton brings 17. ` +
      'Export it with that version, or move the folder away to start empty.',
  )
}
