import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** One of Baton's processes, as an operator starts it. */
export interface Process {
  /** Without a warning. */
  kill(): Promise<void>
  /** Once more, as whatever looks after it would. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readyWithinMs = 180_000

/** @throws when it does not say `ready` in time, with all that it said */
export async function aProcess(
  command: 'serve' | 'worker',
  ready: string,
  env: NodeJS.ProcessEnv,
): Promise<Process> {
  let child = await launch(command, ready, env)
  return {
    kill: () => end(child, 'SIGKILL'),
    async startAgain() {
      child = await launch(command, ready, env)
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

function launch(command: string, ready: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bin/baton.mjs', command], {
    cwd: root,
    env,
    stdio: 'pipe',
  })
  let said = ''
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => reject(new Error(`baton ${command} ${why}:\n${said}`))
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      giveUp('was not ready in time')
    }, readyWithinMs)
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      if (!said.includes(ready)) return
      clearTimeout(late)
      resolve(child)
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
