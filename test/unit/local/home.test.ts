import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HomeInUse, homeRoot, lockHome, openHome } from '../../../src/local/home.ts'
import { takeLock, withLock } from '../../../src/local/lock-file.ts'
import { processMark } from '../../../src/local/process-identity.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baton-home-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const lockFile = () => join(openHome(root).run, 'start.lock')
const holder = (pid: number, mark: string) =>
  JSON.stringify({ pid, mark, note: 'http://127.0.0.1:3000', token: 't' })

describe('the home', () => {
  it('is .baton here unless BATON_HOME says otherwise', () => {
    expect(homeRoot({})).toBe(join(process.cwd(), '.baton'))
    expect(homeRoot({ BATON_HOME: '/srv/baton' })).toBe('/srv/baton')
  })

  it('lets one start have it and tells the second who that is', () => {
    const first = lockHome(root, 'http://127.0.0.1:3000')
    const second = () => lockHome(root, 'http://127.0.0.1:4000')
    expect(second).toThrow(HomeInUse)
    expect(second).toThrow(`process ${process.pid}, at http://127.0.0.1:3000`)
    first.release()
    expect(() => second().release()).not.toThrow()
  })

  it('is taken over from a start that was killed', async () => {
    const dead = spawn(process.execPath, ['--eval', ''])
    await new Promise((resolve) => dead.once('close', resolve))
    writeFileSync(lockFile(), holder(dead.pid ?? 0, '1'))
    lockHome(root, 'http://127.0.0.1:4000').release()
    expect(existsSync(lockFile())).toBe(false)
  })

  it('is taken over when the pid was given to another program', () => {
    writeFileSync(lockFile(), holder(process.pid, 'another start time'))
    lockHome(root, 'here').release()
    expect(existsSync(lockFile())).toBe(false)
  })

  it('is taken over from a lock that makes no sense', () => {
    writeFileSync(lockFile(), '{ half')
    lockHome(root, 'here').release()
    expect(existsSync(lockFile())).toBe(false)
  })
})

describe('a lock file', () => {
  it('is released by its holder only', () => {
    const file = lockFile()
    const taken = takeLock(file)
    writeFileSync(file, holder(process.pid, processMark(process.pid) ?? ''))
    if (taken.ok) taken.lock.release()
    expect(readFileSync(file, 'utf8')).toContain('"token":"t"')
  })

  it('lets work in one after the other', async () => {
    const inside: number[] = []
    let most = 0
    const work = (name: number) =>
      withLock(lockFile(), async () => {
        inside.push(name)
        most = Math.max(most, inside.length)
        await new Promise(setImmediate)
        inside.splice(inside.indexOf(name), 1)
      })
    await Promise.all([1, 2, 3, 4, 5].map(work))
    expect(most).toBe(1)
  })
})
