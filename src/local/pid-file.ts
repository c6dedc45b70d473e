import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { commandLine, isSameProcess, processMark } from './process-identity.ts'

const record = z.object({ pid: z.number().int().positive(), mark: z.string(), program: z.string() })

/** A child this home started, and how to know it again after a crash. */
export type PidRecord = z.infer<typeof record>

export function writePidFile(file: string, pid: number, program: string): void {
  writeFileSync(file, JSON.stringify({ pid, mark: processMark(pid) ?? '', program }), {
    mode: 0o600,
  })
}

export const removePidFile = (file: string): void => rmSync(file, { force: true })

/** The recorded process if it still lives and is what was recorded: same start, same program. */
export function livingOrphan(file: string): PidRecord | undefined {
  const found = readPidFile(file)
  if (!found || !isSameProcess(found.pid, found.mark)) return undefined
  return commandLine(found.pid).includes(found.program) ? found : undefined
}

/** Ends what a killed Baton left behind. True when there was something to end. */
export async function stopOrphan(
  file: string,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<boolean> {
  const orphan = livingOrphan(file)
  if (orphan) await stopProcess(orphan.pid, orphan.mark, signal, graceMs)
  removePidFile(file)
  return orphan !== undefined
}

/** Asks with `signal`, insists with SIGKILL after `graceMs`, returns once the process is gone. */
export async function stopProcess(
  pid: number,
  mark: string,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  const insistAt = Date.now() + graceMs
  let sent = false
  while (isSameProcess(pid, mark)) {
    if (!sent) sendSignal(pid, signal)
    sent = true
    if (Date.now() > insistAt) sendSignal(pid, 'SIGKILL')
    await pause(20)
  }
}

/** A process that ended in between is what the caller wanted. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function readPidFile(file: string): PidRecord | undefined {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
