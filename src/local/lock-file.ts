import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { isSameProcess, processMark } from './process-identity.ts'

const holder = z.object({
  pid: z.number().int().positive(),
  mark: z.string(),
  /** What a person should know about the holder, such as its address. */
  note: z.string(),
  token: z.string(),
})
export type Holder = z.infer<typeof holder>

export interface Lock {
  /** Gives the lock back; harmless when it is already gone. */
  readonly release: () => void
}

export type Taken =
  | { readonly ok: true; readonly lock: Lock }
  | { readonly ok: false; readonly holder: Holder }

/** One attempt to hold `file`. A dead process' lock counts as free. */
export function takeLock(file: string, note = ''): Taken {
  const mine: Holder = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    note,
    token: randomUUID(),
  }
  for (;;) {
    if (create(file, mine)) return { ok: true, lock: { release: () => release(file, mine) } }
    const found = read(file)
    if (found && isSameProcess(found.pid, found.mark)) return { ok: false, holder: found }
    discard(file, found)
  }
}

/** Runs `work` while holding `file`, waiting for other processes that hold it. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(file, Date.now() + 60_000)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

export const describeHolder = (by: Holder): string =>
  by.note === '' ? `process ${by.pid}` : `process ${by.pid}, at ${by.note}`

async function waitForLock(file: string, until: number): Promise<Lock> {
  for (;;) {
    const taken = takeLock(file)
    if (taken.ok) return taken.lock
    if (Date.now() > until) {
      throw new Error(`${file} is held by ${describeHolder(taken.holder)} for over a minute`)
    }
    await pause(20)
  }
}

/** A hard link appears with its content or not at all, and never over an existing file. */
function create(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(file: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Moves a dead lock away; puts it back when another process was faster and it is a live one. */
function discard(file: string, dead: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (read(aside)?.token !== dead?.token) linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(file: string, mine: Holder): void {
  if (read(file)?.token === mine.token) rmSync(file, { force: true })
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
