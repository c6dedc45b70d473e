import type { ChildProcess } from 'node:child_process'
import { sendSignal } from './pid-file.ts'

// The net under orderly stopping: however this process ends, short of SIGKILL, no child outlives it.
const guarded = new Map<ChildProcess, NodeJS.Signals>()
let installed = false

export function guardChild(child: ChildProcess, stopSignal: NodeJS.Signals): void {
  install()
  guarded.set(child, stopSignal)
}

export const unguardChild = (child: ChildProcess): boolean => guarded.delete(child)

function install(): void {
  if (installed) return
  installed = true
  process.on('exit', stopAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const onSignal = () => endUnlessHandled(signal, onSignal)
    process.on(signal, onSignal)
  }
}

/** Having a listener cancels Node's own ending; a program with its own shutdown is left to it. */
function endUnlessHandled(signal: NodeJS.Signals, own: () => void): void {
  if (process.listeners(signal).some((listener) => listener !== own)) return
  stopAll()
  process.removeListener(signal, own)
  process.kill(process.pid, signal)
}

function stopAll(): void {
  for (const [child, signal] of guarded) {
    if (child.pid !== undefined && child.exitCode === null) sendSignal(child.pid, signal)
  }
  guarded.clear()
}
