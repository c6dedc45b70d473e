import { readdirSync, readFileSync } from 'node:fs'

interface Stat {
  readonly parent: number
  readonly cpuMs: number
}

const tickMs = 10

/** A process and all that it started, down to PostgreSQL's own. */
export function family(root: number): readonly number[] {
  const parents = new Map(alive().map((pid) => [pid, statOf(pid)?.parent]))
  const members = [root]
  for (const member of members)
    for (const [pid, parent] of parents) if (parent === member) members.push(pid)
  return members
}

/** Processor time of the processes and of their children that ended, in milliseconds. */
export const cpuMs = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + (statOf(pid)?.cpuMs ?? 0), 0)

/** Memory in MB with shared pages counted once where the kernel tells, else resident memory. */
export const memoryMb = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1_024

/** Load average of the last minute. */
export const load = (): number => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])

const alive = (): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)

/** Source: proc_pid_stat(5), fields 4 and 14 to 17; the name before them may hold spaces. */
function statOf(pid: number): Stat | null {
  const text = read(pid, 'stat')
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
  return { parent: Number(fields[1]), cpuMs: ticks * tickMs }
}

function kilobytes(pid: number): number {
  const pss = /^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup') ?? '')?.[1]
  const rss = /^VmRSS:\s+(\d+)/m.exec(read(pid, 'status') ?? '')?.[1]
  return Number(pss ?? rss ?? 0)
}

function read(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}
