// Where the downloaded and built programs live. Shared by set-up and src/local, so that the
// program starts exactly what set-up found or made.
import { accessSync, constants, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export const temporalVersion = '1.8.2'
export const testServerVersion = '1.38.0'
const exe = process.platform === 'win32' ? '.exe' : ''

/** The user's cache folder for Baton: shared by all checkouts, safe to delete. */
export function cacheFolder(env = process.env) {
  const base =
    env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && env.LOCALAPPDATA) ||
    join(env.HOME || homedir(), '.cache')
  return join(base, 'baton')
}

export const binFolder = (env = process.env) => join(cacheFolder(env), 'bin')

/** The dev server as set-up builds it. */
export const builtTemporal = (env = process.env) =>
  join(binFolder(env), `temporal-${temporalVersion}${exe}`)

/** The wrapper around Maven's time-skipping test server. */
export const wrappedTestServer = (env = process.env) =>
  join(binFolder(env), `temporal-test-server-${testServerVersion}`)

/** Name under which the Temporal SDK keeps what it downloads by itself. */
const sdkDownload = (program, sdkVersion) => `${program}-sdk-typescript-${sdkVersion}${exe}`

/**
 * The dev server to start, first hit wins: PATH, the SDK's download (its own folder or our cache),
 * our build. Undefined when set-up has not run.
 * @returns {{ path: string, from: 'path' | 'download' | 'build' } | undefined}
 */
export function findTemporal({ env = process.env, sdkVersion } = {}) {
  const onPath = findOnPath('temporal', env)
  if (onPath) return { path: onPath, from: 'path' }
  const downloaded = findDownload('temporal', sdkVersion, env)
  if (downloaded) return { path: downloaded, from: 'download' }
  if (isExecutable(builtTemporal(env))) return { path: builtTemporal(env), from: 'build' }
  return undefined
}

/**
 * The time-skipping test server: the SDK's download, or Maven's behind a wrapper.
 * @returns {{ path: string, from: 'download' | 'maven' } | undefined}
 */
export function findTestServer({ env = process.env, sdkVersion } = {}) {
  const downloaded = findDownload('temporal-test-server', sdkVersion, env)
  if (downloaded) return { path: downloaded, from: 'download' }
  if (isExecutable(wrappedTestServer(env))) return { path: wrappedTestServer(env), from: 'maven' }
  return undefined
}

/** A browser for the end-to-end tests, or undefined. */
export function findBrowser(env = process.env) {
  if (env.CHROME_PATH && isExecutable(env.CHROME_PATH)) return env.CHROME_PATH
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = findOnPath(name, env)
    if (found) return found
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return isExecutable(mac) ? mac : undefined
}

export function findOnPath(name, env = process.env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name + exe))
    .find(isExecutable)
}

function findDownload(program, sdkVersion, env) {
  if (!sdkVersion) return undefined
  return [tmpdir(), binFolder(env)]
    .map((folder) => join(folder, sdkDownload(program, sdkVersion)))
    .find((file) => isExecutable(file) && isOurs(file))
}

/** The temp folder is everybody's: a program somebody else put there is not started. */
function isOurs(file) {
  const owner = statSync(file).uid
  return process.getuid === undefined || owner === process.getuid() || owner === 0
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
