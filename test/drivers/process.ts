import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 180_000
const rememberedChars = 20_000

/** A process of Baton, as an operator starts it. */
export interface Running {
  readonly pid: number
  /** Resolves with its exit code when it is gone; null when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Node with these arguments, once it has printed `ready`. @throws with all that it said when it does not */
export function launch(
  args: readonly string[],
  ready: string,
  env: NodeJS.ProcessEnv,
): Promise<Running> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'pipe' })
  let said = ''
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => reject(new Error(`${args.join(' ')} ${why}:\n${said}`))
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      giveUp('was not ready in time')
    }, readyWithinMs)
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-rememberedChars)
      if (!said.includes(ready)) return
      clearTimeout(late)
      resolve({ pid: child.pid ?? 0, end: (signal) => end(child, signal) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      giveUp(`ended with ${code}`)
    })
  })
}

/** One that may be killed and started once more, as whatever looks after it would. */
export interface Restartable {
  now(): Running
  /** Without a warning. */
  kill(): Promise<void>
  startAgain(): Promise<void>
  stop(): Promise<number | null>
}

export async function restartable(start: () => Promise<Running>): Promise<Restartable> {
  let running = await start()
  return {
    now: () => running,
    async kill() {
      await running.end('SIGKILL')
    },
    async startAgain() {
      running = await start()
    },
    stop: () => running.end('SIGTERM'),
  }
}

/** A command that ends by itself, and all that it printed. */
export function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'pipe' })
  let out = ''
  const hear = (chunk: Buffer) => {
    out += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill(signal)
  return ended
}
