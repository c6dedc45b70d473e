import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, processMark } from '../process-identity.ts'

/** A living postmaster of this very cluster, from PostgreSQL's own pid file. */
export function livingPostmaster(data: string): { pid: number; mark: string } | undefined {
  const pid = postmasterPid(data)
  const mark = processMark(pid)
  if (mark === undefined || !commandLine(pid).includes(data)) return undefined
  return { pid, mark }
}

function postmasterPid(data: string): number {
  try {
    return Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return 0
  }
}
