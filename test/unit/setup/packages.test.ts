import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled } from '../../../scripts/setup/packages.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baton-packages-'))
  mkdirSync(join(root, 'node_modules'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const pg = { version: '8.23.1', integrity: 'sha512-a' }
const vitest = { version: '4.1.12', integrity: 'sha512-b', dev: true }
const forMac = { version: '17.10.0', integrity: 'sha512-c', optional: true }
type Packages = Readonly<Record<string, object>>

function lock(packages: Packages): void {
  write('package-lock.json', { '': { name: 'baton' }, ...packages })
}
const install = (packages: Packages) => write('node_modules/.package-lock.json', packages)

function write(file: string, packages: Packages): void {
  writeFileSync(join(root, file), JSON.stringify({ packages }))
}

describe('the packages are right', () => {
  it('when all of the lock file is installed', () => {
    lock({ pg, vitest })
    install({ pg, vitest })
    expect(isInstalled(root, {})).toBe(true)
  })

  it("when only another platform's package is missing", () => {
    lock({ pg, forMac })
    install({ pg })
    expect(isInstalled(root, {})).toBe(true)
  })

  it('without development packages only where npm is told to omit them', () => {
    lock({ pg, vitest })
    install({ pg })
    expect(isInstalled(root, {})).toBe(false)
    expect(isInstalled(root, { npm_config_omit: 'dev' })).toBe(true)
    expect(isInstalled(root, { NODE_ENV: 'production' })).toBe(true)
  })
})

describe('the packages are wrong', () => {
  it('when npm never finished installing', () => {
    lock({ pg })
    expect(isInstalled(root, {})).toBe(false)
  })

  it.each([
    ['version', { pg: { ...pg, version: '8.23.0' } }],
    ['content', { pg: { ...pg, integrity: 'sha512-other' } }],
  ])('when one has another %s', (_what, installed) => {
    lock({ pg })
    install(installed)
    expect(isInstalled(root, {})).toBe(false)
  })

  it('when one is there which the lock file no longer has', () => {
    lock({ pg })
    install({ pg, vitest })
    expect(isInstalled(root, {})).toBe(false)
  })
})
