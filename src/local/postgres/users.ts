import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameProcess, processMark } from '../process-identity.ts'

/** Who uses the server now, as one file each: the last to leave stops it. */
export interface Users {
  /** Living users besides this one. */
  others(): number
  leave(): void
}

/** Enters this call into `folder`. Files of dead processes are removed on the way. */
export function enterUsers(folder: string): Users {
  mkdirSync(folder, { recursive: true })
  const mine = `${process.pid}-${randomUUID().slice(0, 8)}`
  writeFileSync(join(folder, mine), processMark(process.pid) ?? '')
  return {
    others: () => living(folder).filter((name) => name !== mine).length,
    leave: () => rmSync(join(folder, mine), { force: true }),
  }
}

function living(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const file = join(folder, name)
    if (isSameProcess(Number.parseInt(name, 10), markIn(file))) return true
    rmSync(file, { force: true })
    return false
  })
}

function markIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
