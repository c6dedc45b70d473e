import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  binFolder,
  builtTemporal,
  cacheFolder,
  findBrowser,
  findTemporal,
  findTestServer,
  wrappedTestServer,
} from '../../../scripts/setup/paths.mjs'

let folder: string
let env: { PATH: string; XDG_CACHE_HOME: string }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-paths-'))
  env = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(file: string, mode = 0o755): string {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, mode)
  return file
}
const sdkVersion = '0.0.0-of-this-test'

describe("the programs' places", () => {
  it('are in the cache the user has set, else in ~/.cache', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c', HOME: '/home/lan' })).toBe('/c/baton')
    if (process.platform !== 'win32') {
      expect(cacheFolder({ HOME: '/home/lan' })).toBe('/home/lan/.cache/baton')
    }
  })

  it('prefer the server on PATH, then the download, then the build', () => {
    expect(findTemporal({ env, sdkVersion })).toBeUndefined()
    const built = program(builtTemporal(env))
    expect(findTemporal({ env, sdkVersion })).toEqual({ path: built, from: 'build' })
    const downloaded = program(join(binFolder(env), `temporal-sdk-typescript-${sdkVersion}`))
    expect(findTemporal({ env, sdkVersion })).toEqual({ path: downloaded, from: 'download' })
    const onPath = program(join(folder, 'bin/temporal'))
    expect(findTemporal({ env, sdkVersion })).toEqual({ path: onPath, from: 'path' })
  })

  it('pass over what can not be executed', () => {
    program(builtTemporal(env), 0o644)
    expect(findTemporal({ env, sdkVersion })).toBeUndefined()
  })

  it('know the test server of both kinds', () => {
    const wrapped = program(wrappedTestServer(env))
    expect(findTestServer({ env, sdkVersion })).toEqual({ path: wrapped, from: 'maven' })
    const name = `temporal-test-server-sdk-typescript-${sdkVersion}`
    const downloaded = program(join(binFolder(env), name))
    expect(findTestServer({ env, sdkVersion })).toEqual({ path: downloaded, from: 'download' })
  })

  it('take the browser that CHROME_PATH names before any other', () => {
    const chromium = program(join(folder, 'bin/chromium'))
    expect(findBrowser(env)).toBe(chromium)
    const own = program(join(folder, 'own/chrome'))
    expect(findBrowser({ ...env, CHROME_PATH: own })).toBe(own)
  })
})
