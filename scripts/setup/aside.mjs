// Things of the cache are made aside and renamed when whole, so that nobody meets half of one.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { cacheFolder } from './paths.mjs'

const prefix = '.making-'

/**
 * Gives the work an empty folder on the cache's own disk, which is removed afterwards. One at a
 * time for each name: two set-ups never build the same thing at once.
 */
export function makeAside(name, env, work) {
  const cache = cacheFolder(env)
  mkdirSync(cache, { recursive: true })
  return withLock(join(cache, `.${name}.lock`), async () => {
    removeLeftovers(cache, name)
    const folder = mkdtempSync(join(cache, `${prefix}${name}-`))
    try {
      return await work(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/** Of a set-up that was killed; we hold its lock. */
function removeLeftovers(cache, name) {
  for (const entry of readdirSync(cache)) {
    if (entry.startsWith(`${prefix}${name}-`)) {
      rmSync(join(cache, entry), { recursive: true, force: true })
    }
  }
}
