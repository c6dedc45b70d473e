// Debian packages, installed only where nobody minds: in CI, as root.
import { findOnPath } from './paths.mjs'
import { run } from './run.mjs'

export const mayInstall = (env) =>
  Boolean(env.CI) && process.getuid?.() === 0 && findOnPath('apt-get', env) !== undefined

/** @returns whether they are there now; a failure is for the caller to report by what is missing */
export async function aptInstall(names, what) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const options = { what, env, withinMs: 300_000 }
  try {
    await run('apt-get', ['update', '-qq'], { ...options, what: `${what}: package lists` })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options)
    return true
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    return false
  }
}
