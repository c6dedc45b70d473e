import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { livingPostmaster } from './postmaster.ts'

const place = '/var/lib/baton'

/**
 * The folder outside a home that the server's user can't enter. A note in the home names it, so a
 * home that was removed and made anew starts empty; what removed homes left is cleaned up.
 */
export function folderElsewhere(inHome: string): string {
  mkdirSync(inHome, { recursive: true, mode: 0o700 })
  const name = readText(join(inHome, 'elsewhere')) ?? newName(inHome)
  const folder = join(place, name)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  writeFileSync(join(folder, 'home'), inHome)
  removeAbandoned()
  return join(folder, 'postgres')
}

function newName(inHome: string): string {
  const name = randomUUID().slice(-12)
  writeFileSync(join(inHome, 'elsewhere'), name)
  return name
}

function removeAbandoned(): void {
  for (const name of readdirSync(place)) {
    const home = readText(join(place, name, 'home'))
    if (home === undefined || readText(join(home, 'elsewhere')) === name) continue
    if (livingPostmaster(join(place, name, 'postgres', 'data'))) continue
    rmSync(join(place, name), { recursive: true, force: true })
  }
}

const readText = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined
