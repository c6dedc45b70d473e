import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { locateDistribution, programIn } from './distribution.ts'
import { folderElsewhere } from './elsewhere.ts'

/** Where one home's PostgreSQL lives and as whom it runs. */
export interface Placement {
  readonly distribution: string
  readonly data: string
  /** Folder of the unix socket; only the server's user (and root) may enter. */
  readonly socket: string
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined
}

/** PostgreSQL refuses root, so root hands it to `nobody`. */
const nobody = { uid: 65_534, gid: 65_534 }
/** sockaddr_un holds 104 to 108 bytes; the socket's own name takes 15 of them. */
const longestSocketFolder = 88

/**
 * As a normal user everything is inside the home. As root the files must be reachable by `nobody`:
 * where a parent folder is closed to others, data and programs go to /var/lib/baton instead.
 */
export function placePostgres(folder: string): Placement {
  const runAs = process.getuid?.() === 0 ? nobody : undefined
  const distribution = locateDistribution()
  if (!runAs) return layOut(folder, distribution, runAs)
  const base = isOpenToOthers(dirname(folder)) ? folder : folderElsewhere(folder)
  return layOut(base, reachableDistribution(distribution), runAs)
}

function layOut(base: string, distribution: string, runAs: Placement['runAs']): Placement {
  const socket = socketFolder(base)
  for (const folder of [base, socket]) makePrivate(folder, runAs)
  refuseForeign(socket, runAs?.uid ?? process.getuid?.())
  return { distribution, data: join(base, 'data'), socket, runAs }
}

/** A long home gets its socket in the temp folder, under a name that only this home has. */
export function socketFolder(base: string): string {
  const inside = join(base, 'sock')
  if (Buffer.byteLength(inside) <= longestSocketFolder) return inside
  return join(tmpdir(), `baton-${shortHash(base)}`)
}

/** May `nobody` walk to this folder? Looks at the bit for others on it and all its parents. */
export function isOpenToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Copies the programs out of a closed folder such as /root, once per version. */
function reachableDistribution(distribution: string): string {
  if (isOpenToOthers(programIn(distribution, 'postgres'))) return distribution
  const copy = join('/var/lib/baton', `postgresql-${shortHash(distribution)}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(distribution, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}

/** Only the last folder is private: its parents must stay open for the server's user. */
function makePrivate(folder: string, runAs: Placement['runAs']): void {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
  mkdirSync(folder, { mode: 0o700 })
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
}

/** Somebody else could have laid the folder in the temp folder first, to listen in. */
function refuseForeign(folder: string, owner: number | undefined): void {
  if (owner === undefined || statSync(folder).uid === owner) return
  throw new Error(`${folder} belongs to another user: remove it, or use a shorter BATON_HOME`)
}

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)
