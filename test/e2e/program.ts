import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../src/local/ports.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 120_000

/** Baton as a user starts it, in a home of its own. */
export interface RunningProgram {
  readonly home: string
  readonly url: string
  readonly slackUrl: string
  /** All that it printed so far. */
  output(): string
  pid(): number
  baton(...args: string[]): Promise<{ readonly code: number | null; readonly out: string }>
  stop(): Promise<number | null>
  kill(): Promise<void>
  /** The same home once more. */
  startAgain(): Promise<void>
  remove(): Promise<void>
}

export async function startProgram(
  extra: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'baton-e2e-'))
  const [http, slack, teams, temporal] = await Promise.all(
    Array.from({ length: 4 }, () => freePort()),
  )
  const env = {
    ...process.env,
    BATON_HOME: home,
    BATON_PORT: String(http),
    BATON_SLACK_PAGE_PORT: String(slack),
    BATON_TEAMS_PAGE_PORT: String(teams),
    BATON_TEMPORAL_PORT: String(temporal),
    ...extra,
  }
  let running = await launch(env)
  return {
    home,
    url: `http://127.0.0.1:${http}`,
    slackUrl: `http://127.0.0.1:${slack}`,
    output: () => running.output(),
    pid: () => running.child.pid ?? 0,
    baton: (...args) => run(args, env),
    stop: () => end(running.child, 'SIGTERM'),
    kill: async () => void (await end(running.child, 'SIGKILL')),
    async startAgain() {
      running = await launch(env)
    },
    async remove() {
      await end(running.child, 'SIGTERM')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

interface Launched {
  readonly child: ChildProcess
  output(): string
}

function launch(env: NodeJS.ProcessEnv): Promise<Launched> {
  const child = spawn(process.execPath, ['bin/baton.mjs', 'start'], {
    cwd: root,
    env,
    stdio: 'pipe',
  })
  let output = ''
  return new Promise((resolve, reject) => {
    const give = (why: string) => reject(new Error(`baton start ${why}:\n${output}`))
    const late = setTimeout(() => give('was not ready in time'), readyWithinMs)
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (!output.includes('Baton runs.')) return
      clearTimeout(late)
      resolve({ child, output: () => output })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      give(`ended with ${code}`)
    })
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill(signal)
  return ended
}

function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, ['bin/baton.mjs', ...args], {
    cwd: root,
    env,
    stdio: 'pipe',
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
}
