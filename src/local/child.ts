import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { removePidFile, stopOrphan, writePidFile } from './pid-file.ts'

export interface ChildSettings {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly pidFile: string
  readonly logFile: string
  readonly stopSignal: NodeJS.Signals
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** PostgreSQL refuses root, so it runs as somebody else there. */
  readonly user?: { readonly uid: number; readonly gid: number }
  /** Resolves to true once the child does its work. */
  isReady(): Promise<boolean>
}

export interface Child {
  pid(): number | undefined
  stop(): Promise<void>
}

const readyWithinMs = 60_000
const graceMs = 15_000
const restartAfterMs = 500

/** Starts a part that Baton needs, keeps it running, and stops it with Baton. A left-over of a killed Baton is ended first. */
export async function startChild(settings: ChildSettings): Promise<Child> {
  await stopOrphan(settings.pidFile, settings.stopSignal, graceMs)
  const state: State = { child: null, stopping: false, failures: 0 }
  launch(settings, state)
  await readiness(settings, state)
  return { pid: () => state.child?.pid, stop: () => stop(settings, state) }
}

interface State {
  child: ChildProcess | null
  stopping: boolean
  failures: number
}

function launch(settings: ChildSettings, state: State): void {
  const log = openSync(settings.logFile, 'a')
  const child = spawn(settings.command, settings.args, {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...settings.env },
    // Ctrl-C goes to the whole group of the terminal; Baton alone decides when its parts stop.
    detached: true,
    ...(settings.cwd === undefined ? {} : { cwd: settings.cwd }),
    ...settings.user,
  })
  closeSync(log)
  state.child = child
  if (child.pid !== undefined) writePidFile(settings.pidFile, child.pid, settings.command)
  child.once('error', () => relaunch(settings, state))
  child.once('exit', () => relaunch(settings, state))
}

/** A part that died is started again, more slowly each time it does. */
function relaunch(settings: ChildSettings, state: State): void {
  if (state.stopping || state.child === null) return
  state.child = null
  state.failures += 1
  const delay = Math.min(restartAfterMs * 2 ** (state.failures - 1), 10_000)
  setTimeout(() => {
    if (!state.stopping) launch(settings, state)
  }, delay)
}

async function readiness(settings: ChildSettings, state: State): Promise<void> {
  const giveUpAt = Date.now() + readyWithinMs
  while (!(await settings.isReady().catch(() => false))) {
    if (Date.now() > giveUpAt || state.failures > 3) {
      await stop(settings, state)
      throw new Error(`${settings.name} did not start; what it said is in ${settings.logFile}`)
    }
    await pause(30)
  }
  state.failures = 0
}

async function stop(settings: ChildSettings, state: State): Promise<void> {
  state.stopping = true
  const { child } = state
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(settings.stopSignal)
    const insist = setTimeout(() => child.kill('SIGKILL'), graceMs)
    await gone
    clearTimeout(insist)
  }
  removePidFile(settings.pidFile)
}
