import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, superviseChild } from './child.ts'
import { type Home, openHome } from './home.ts'
import { withLock } from './lock-file.ts'
import { stopProcess } from './pid-file.ts'
import { ensureCluster, serverArguments } from './postgres/cluster.ts'
import { answers, ensureDatabase, socketUrl } from './postgres/connection.ts'
import { programIn } from './postgres/distribution.ts'
import { type Placement, placePostgres } from './postgres/placement.ts'
import { livingPostmaster } from './postgres/postmaster.ts'
import { enterUsers, type Users } from './postgres/users.ts'

export interface LocalPostgres {
  /** Database `baton`, over a unix socket, in UTC. */
  readonly url: string
  /** Of the server; undefined while it is being started again. */
  readonly pid: () => number | undefined
  /** True when the server already ran for another living process. */
  readonly attached: boolean
  /** Stops the server, unless others still use it: then the last of them does. */
  readonly stop: () => Promise<void>
}

export interface PostgresOptions {
  readonly home: string
  readonly onLog?: (line: string) => void
}

/** Fast shutdown: open transactions roll back, everything acknowledged is on disk. */
const fastShutdown = 'SIGINT'
const graceMs = 15_000

/**
 * Real PostgreSQL 17 with its data in the home. Several processes may call it: one runs the server,
 * the others attach. What a killed Baton or a killed server left is cleaned up first.
 */
export async function startPostgres({
  home,
  onLog = () => {},
}: PostgresOptions): Promise<LocalPostgres> {
  const folders = openHome(home)
  const place = placePostgres(folders.postgres)
  const users = enterUsers(join(folders.run, 'postgres.users'))
  try {
    const child = await locked(folders, () => attachOrStart(folders, place, users, onLog))
    return {
      url: socketUrl(place.socket, 'baton'),
      pid: () => livingPostmaster(place.data)?.pid,
      attached: child === undefined,
      stop: () => locked(folders, () => leave(users, place, child)),
    }
  } catch (error) {
    users.leave()
    throw error
  }
}

/** Undefined when a server of another process is used. */
async function attachOrStart(
  home: Home,
  place: Placement,
  users: Users,
  onLog: (line: string) => void,
): Promise<Child | undefined> {
  const running = livingPostmaster(place.data)
  if (running && users.others() > 0 && (await answersSoon(place))) return undefined
  if (running) {
    onLog('PostgreSQL of an earlier run is still there; stopping it first')
    await stopProcess(running.pid, running.mark, fastShutdown, graceMs)
  }
  ensureCluster(place)
  const child = await superviseChild({
    name: 'PostgreSQL',
    command: programIn(place.distribution, 'postgres'),
    args: serverArguments(place),
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    cwd: '/',
    logFile: join(home.logs, 'postgres.log'),
    pidFile: join(home.run, 'postgres.pid'),
    isReady: () => answers(place.socket),
    readyWithinMs: 60_000, // recovery after a power cut replays up to max_wal_size
    firstTries: 10, // a killed server's children hold its memory for a moment
    stopSignal: fastShutdown,
    graceMs,
    onLog,
    ...(place.runAs && { runAs: place.runAs }),
  })
  await ensureDatabase(place.socket, 'baton')
  return child
}

async function leave(users: Users, place: Placement, child: Child | undefined): Promise<void> {
  users.leave()
  if (users.others() > 0) return child?.release()
  if (child) return child.stop()
  const running = livingPostmaster(place.data)
  if (running) await stopProcess(running.pid, running.mark, fastShutdown, graceMs)
}

async function answersSoon(place: Placement): Promise<boolean> {
  for (let triesLeft = 200; triesLeft > 0; triesLeft -= 1) {
    if (await answers(place.socket)) return true
    await pause(50)
  }
  return false
}

const locked = <T>(home: Home, work: () => Promise<T>): Promise<T> =>
  withLock(join(home.run, 'postgres.lock'), work)
