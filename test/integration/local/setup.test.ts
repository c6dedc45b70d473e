import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const file = (path: string) => new URL(`../../../${path}`, import.meta.url)

/** Set-up would install packages under the feet of the running tests if it had to. */
const lockedPackages = Object.keys(packagesOf('package-lock.json')).length
const whyNot =
  lockedPackages > 0 && hasAllPackages()
    ? ''
    : ' — SKIPPED: the packages are not those of the lock file'

function setUp() {
  const from = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [file('scripts/setup.mjs').pathname],
    { encoding: 'utf8' },
  )
  return { status, said: stdout + stderr, ms: performance.now() - from }
}

describe(`set-up${whyNot}`, { skip: whyNot !== '' }, () => {
  it('has nothing to do or say the second time, and is over in a moment', () => {
    expect(setUp().status).toBe(0)
    const runs = [setUp(), setUp(), setUp()]
    const quickest = runs.toSorted((one, other) => one.ms - other.ms)[0]
    expect(quickest).toMatchObject({ status: 0, said: '' })
    // Under a second when the machine is quiet (about 0.2 s); tests run beside others.
    expect(quickest?.ms).toBeLessThan(3_000)
  })
})

function hasAllPackages(): boolean {
  const installed = packagesOf('node_modules/.package-lock.json')
  const locked = Object.entries(packagesOf('package-lock.json'))
  return locked.every(([path, { version, optional }]) =>
    path === '' ? true : (installed[path]?.version ?? (optional ? version : undefined)) === version,
  )
}

interface Package {
  readonly version?: string
  readonly optional?: boolean
}
function packagesOf(path: string): Readonly<Record<string, Package>> {
  return JSON.parse(readFileSync(file(path), 'utf8')).packages
}
