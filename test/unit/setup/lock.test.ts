import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../scripts/setup/lock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-lock-'))
  file = join(folder, 'in', 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe("the set-up's lock", () => {
  it('lets one work at a time', async () => {
    let working = 0
    let most = 0
    const work = async () => {
      working += 1
      most = Math.max(most, working)
      await new Promise(setImmediate)
      working -= 1
    }
    await Promise.all([1, 2, 3].map(() => withLock(file, work)))
    expect(most).toBe(1)
  })

  it('is free again after work that failed', async () => {
    const failing = withLock(file, () => Promise.reject(new Error('no network')))
    await expect(failing).rejects.toThrow('no network')
    expect(existsSync(file)).toBe(false)
  })

  it('is taken over from a process that is gone', async () => {
    await withLock(file, async () => {})
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(file, String(pid))
    expect(await withLock(file, async () => 'done')).toBe('done')
  })
})
