import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeHolder, type Lock, takeLock } from './lock-file.ts'

/** Everything the embedded servers keep: one folder, safe to copy while Baton is stopped. */
export interface Home {
  readonly root: string
  readonly logs: string
  /** Pid files, locks, who uses what: worthless after a reboot. */
  readonly run: string
  readonly postgres: string
  readonly temporal: string
  readonly slack: string
}

/** Another `start` holds this home; the message names its pid and address. */
export class HomeInUse extends Error {
  override readonly name = 'HomeInUse'
}

export function homeRoot(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['BATON_HOME'] || '.baton')
}

/** Lays out the folders. The root is private: it will hold buyers' data. */
export function openHome(root: string): Home {
  const home = homeLayout(root)
  for (const folder of [home.root, home.logs, home.run, home.temporal, home.slack]) {
    mkdirSync(folder, { recursive: true })
  }
  for (const folder of [home.logs, home.run, home.temporal, home.slack]) chmodSync(folder, 0o700)
  return home
}

export function homeLayout(root: string): Home {
  const absolute = resolve(root)
  const inside = (name: string) => join(absolute, name)
  return {
    root: absolute,
    logs: inside('logs'),
    run: inside('run'),
    postgres: inside('postgres'),
    temporal: inside('temporal'),
    slack: inside('slack'),
  }
}

/**
 * Makes this process the only `start` of the home until `release()` or its death.
 * A lock whose process is gone (SIGKILL, power) is taken over.
 * @throws HomeInUse when another living `start` holds it
 */
export function lockHome(root: string, url: string): Lock {
  const home = openHome(root)
  const taken = takeLock(join(home.run, 'start.lock'), url)
  if (taken.ok) return taken.lock
  throw new HomeInUse(
    `Baton already runs from ${home.root}: ${describeHolder(taken.holder)}. ` +
      `Stop it (kill ${taken.holder.pid}), or start this one with another BATON_HOME.`,
  )
}
