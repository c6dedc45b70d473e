import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readyWithinMs = 180_000

export interface Running {
  readonly pid: number
  /** Resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
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
      said = (said + chunk.toString()).slice(-20_000)
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

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  return ended
}
