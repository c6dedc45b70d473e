import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { livingOrphan, stopOrphan, writePidFile } from '../../../src/local/pid-file.ts'
import { processMark } from '../../../src/local/process-identity.ts'

let folder: string
let child: ChildProcess
const pidFile = () => join(folder, 'part.pid')
const pid = () => child.pid ?? 0
const ended = () =>
  new Promise<string | null>((resolve) => child.once('exit', (_, s) => resolve(s)))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-orphan-'))
  child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
})
afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('what a killed Baton left behind', () => {
  it('is found again and stopped', async () => {
    writePidFile(pidFile(), pid(), process.execPath)
    expect(livingOrphan(pidFile())?.pid).toBe(pid())
    const [signal, stopped] = await Promise.all([ended(), stopOrphan(pidFile(), 'SIGTERM', 5_000)])
    expect([signal, stopped, existsSync(pidFile())]).toEqual(['SIGTERM', true, false])
  })

  it('is left alone when the pid belongs to a later process', async () => {
    const other = { pid: pid(), mark: 'earlier', program: process.execPath }
    writeFileSync(pidFile(), JSON.stringify(other))
    expect(await stopOrphan(pidFile(), 'SIGKILL', 0)).toBe(false)
    expect(processMark(pid())).toBeDefined()
  })

  it('is left alone when the process runs another program', async () => {
    writePidFile(pidFile(), pid(), '/usr/lib/postgresql/postgres')
    expect(await stopOrphan(pidFile(), 'SIGKILL', 0)).toBe(false)
    expect(processMark(pid())).toBeDefined()
  })

  it('is killed when it does not listen', async () => {
    const ready = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"
    child.kill('SIGKILL')
    child = spawn(process.execPath, ['--eval', ready], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    writePidFile(pidFile(), pid(), process.execPath)
    const [signal] = await Promise.all([ended(), stopOrphan(pidFile(), 'SIGTERM', 50)])
    expect(signal).toBe('SIGKILL')
  })

  it('is nothing when the pid file can not be read', () => {
    writeFileSync(pidFile(), 'half a fi')
    expect(livingOrphan(pidFile())).toBeUndefined()
    expect(readFileSync(pidFile(), 'utf8')).toBe('half a fi')
  })
})
