import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Child, type ChildSpec, superviseChild } from '../../../src/local/child.ts'
import { processMark } from '../../../src/local/process-identity.ts'

let folder: string
const children: Child[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-child-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()))
  rmSync(folder, { recursive: true, force: true })
})

const log: string[] = []
const file = (name: string) => join(folder, name)

/** A program that says in a file that it is up. */
const aSpec = (spec: Partial<ChildSpec> = {}): ChildSpec => ({
  name: 'The part',
  command: process.execPath,
  args: [
    '--eval',
    `require('fs').writeFileSync(${JSON.stringify(file('up'))}, '${'x'}'); setInterval(() => {}, 1000)`,
  ],
  logFile: file('part.log'),
  pidFile: file('part.pid'),
  isReady: async () => existsSync(file('up')),
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  graceMs: 2_000,
  onLog: (line) => log.push(line),
  ...spec,
})

async function started(spec: Partial<ChildSpec> = {}): Promise<Child> {
  const child = await superviseChild(aSpec(spec))
  children.push(child)
  return child
}

describe('a supervised child', () => {
  it('is up once it answers and gone once stopped, with its pid file', async () => {
    const child = await started()
    const pid = child.pid() ?? 0
    expect(JSON.parse(readFileSync(file('part.pid'), 'utf8'))).toMatchObject({ pid })
    await child.stop()
    expect([processMark(pid), existsSync(file('part.pid'))]).toEqual([undefined, false])
  })

  it('is started again when it dies, and said to be', async () => {
    const child = await started()
    const first = child.pid() ?? 0
    process.kill(first, 'SIGKILL')
    await vi.waitFor(() => expect(child.restarts()).toBe(1), 5_000)
    await vi.waitFor(() => expect(log).toContain('The part answers again'), 5_000)
    expect(child.pid()).not.toBe(first)
  })

  it('that ends at once is an error with the end of its log', async () => {
    const args = ['--eval', "console.error('no disk'); process.exit(3)"]
    await expect(started({ args, isReady: async () => false })).rejects.toThrow(
      /The part ended at once\. .*part\.log:\nno disk/s,
    )
  })

  it('that never answers is stopped and is an error', async () => {
    const never = started({ isReady: async () => false, readyWithinMs: 300 })
    await expect(never).rejects.toThrow('The part did not answer within 0.3 s')
    expect(existsSync(file('part.pid'))).toBe(false)
  })

  it('whose program is missing is an error', async () => {
    const missing = started({ command: '/no/such/program', isReady: async () => false })
    await expect(missing).rejects.toThrow('The part ended at once')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'does not outlive a parent ended by %s',
    async (signal) => {
      const parent = spawn(
        process.execPath,
        ['--import', 'tsx', new URL('./parent.ts', import.meta.url).pathname, folder],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const pid = await new Promise<number>((resolve) =>
        parent.stdout.once('data', (line) => resolve(Number(line))),
      )
      const ending = new Promise((resolve) => parent.once('exit', (_, by) => resolve(by)))
      parent.kill(signal)
      expect(await ending).toBe(signal)
      await vi.waitFor(() => expect(processMark(pid)).toBeUndefined(), 5_000)
    },
  )
})
