import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStamped, stamped } from '../../../scripts/setup/stamp.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baton-stamp-'))
  mkdirSync(join(root, 'src/deep'), { recursive: true })
  writeFileSync(join(root, 'src/deep/a.ts'), 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const make = (work = async () => {}) => stamped(root, 'bundle', ['src'], work)
const isRight = () => isStamped(root, 'bundle', ['src'])

describe('what was made from sources', () => {
  it('is right after it was made and wrong before', async () => {
    expect(isRight()).toBe(false)
    await make()
    expect(isRight()).toBe(true)
  })

  it.each([
    ['changed', 'src/deep/a.ts'],
    ['was added', 'src/deep/b.ts'],
  ])('is wrong once a source %s', async (_what, source) => {
    await make()
    writeFileSync(join(root, source), 'two')
    expect(isRight()).toBe(false)
  })

  it('is wrong when a source changed while it was being made', async () => {
    await make(async () => writeFileSync(join(root, 'src/deep/a.ts'), 'two'))
    expect(isRight()).toBe(false)
  })

  it('is wrong after a failure', async () => {
    await expect(make(() => Promise.reject(new Error('no compiler')))).rejects.toThrow(
      'no compiler',
    )
    expect(isRight()).toBe(false)
  })
})
