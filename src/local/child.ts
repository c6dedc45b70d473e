import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { guardChild, unguardChild } from './child-guard.ts'
import { lastLines } from './last-lines.ts'
import { removePidFile, sendSignal, writePidFile } from './pid-file.ts'

export interface ChildSpec {
  /** How messages call it: "PostgreSQL". */
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly runAs?: { readonly uid: number; readonly gid: number }
  readonly logFile: string
  readonly pidFile: string
  readonly isReady: () => Promise<boolean>
  readonly readyWithinMs: number
  /** How often the very first start may fail, for servers that wait for a dead one's remains. */
  readonly firstTries?: number
  readonly stopSignal: NodeJS.Signals
  /** After this long without an end the child is killed. */
  readonly graceMs: number
  readonly onLog: (line: string) => void
}

export interface Child {
  readonly pid: () => number | undefined
  /** Restarts after an unexpected end. */
  readonly restarts: () => number
  readonly stop: () => Promise<void>
  /** Leaves the child running without us: others still use it. */
  readonly release: () => void
}

const longestBackoffMs = 5_000
/** A child that lived this long was well: its next failure starts the backoff anew. */
const healthyMs = 30_000

/**
 * Starts a program, waits until it answers, and keeps it running until `stop`.
 * It has its own process group: a Ctrl-C reaches Baton alone, which stops children in order.
 * @throws when it does not get ready, with the end of its log
 */
export async function superviseChild(spec: ChildSpec): Promise<Child> {
  const state: Supervised = { spec, process: undefined, restarts: 0, wanted: true }
  await firstStart(state)
  void keepRunning(state)
  return {
    pid: () => state.process?.pid,
    restarts: () => state.restarts,
    stop: () => stop(state),
    release: () => release(state),
  }
}

interface Supervised {
  readonly spec: ChildSpec
  process: ChildProcess | undefined
  restarts: number
  wanted: boolean
}

async function firstStart(state: Supervised): Promise<void> {
  const { spec } = state
  for (let triesLeft = spec.firstTries ?? 1; ; triesLeft -= 1) {
    state.process = launch(spec)
    const outcome = await readiness(state, state.process)
    if (outcome === 'ready') return
    await stopUnready(state, state.process)
    if (outcome === 'late' || triesLeft <= 1) throw new Error(notStarted(spec, outcome))
    await pause(200)
  }
}

async function keepRunning(state: Supervised): Promise<void> {
  let backoffMs = 100
  while (state.wanted && state.process) {
    const startedAt = Date.now()
    await ended(state.process)
    unguardChild(state.process)
    if (!state.wanted) return
    if (Date.now() - startedAt > healthyMs) backoffMs = 100
    state.spec.onLog(`${state.spec.name} ended unexpectedly; starting it again`)
    await pause(backoffMs)
    backoffMs = Math.min(backoffMs * 2, longestBackoffMs)
    if (!state.wanted) return
    state.process = launch(state.spec)
    state.restarts += 1
    if ((await readiness(state, state.process)) === 'ready') {
      state.spec.onLog(`${state.spec.name} answers again`)
    }
  }
}

function launch(spec: ChildSpec): ChildProcess {
  const log = openSync(spec.logFile, 'a', 0o600)
  try {
    const child = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...spec.runAs,
    })
    child.on('error', (error) => spec.onLog(`${spec.name}: ${error.message}`))
    if (child.pid !== undefined) writePidFile(spec.pidFile, child.pid, spec.command)
    guardChild(child, spec.stopSignal)
    return child
  } finally {
    closeSync(log)
  }
}

type Readiness = 'ready' | 'ended' | 'late'

async function readiness(state: Supervised, child: ChildProcess): Promise<Readiness> {
  const until = Date.now() + state.spec.readyWithinMs
  while (Date.now() < until) {
    if (hasEnded(child)) return 'ended'
    if (await state.spec.isReady()) return hasEnded(child) ? 'ended' : 'ready'
    await pause(25)
  }
  return 'late'
}

async function stop(state: Supervised): Promise<void> {
  state.wanted = false
  if (state.process) await end(state.process, state.spec)
  removePidFile(state.spec.pidFile)
}

async function stopUnready(state: Supervised, child: ChildProcess): Promise<void> {
  await end(child, state.spec)
  removePidFile(state.spec.pidFile)
}

async function end(child: ChildProcess, spec: ChildSpec): Promise<void> {
  const gone = ended(child)
  if (child.pid !== undefined && !hasEnded(child)) sendSignal(child.pid, spec.stopSignal)
  const insist = setTimeout(() => child.kill('SIGKILL'), spec.graceMs)
  await gone
  clearTimeout(insist)
  unguardChild(child)
}

function release(state: Supervised): void {
  state.wanted = false
  if (!state.process) return
  unguardChild(state.process)
  state.process.unref()
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function notStarted(spec: ChildSpec, outcome: Readiness): string {
  const what =
    outcome === 'late' ? `did not answer within ${spec.readyWithinMs / 1000} s` : 'ended at once'
  return `${spec.name} ${what}. The end of ${spec.logFile}:\n${lastLines(spec.logFile, 12)}`
}
