import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src/workflows', 'src/domain', 'package-lock.json']

/**
 * The workflows' code in one file, made once for each state of the sources. Bundling needs a compiler
 * and much memory, so it runs in a process of its own.
 */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const codePath = path.join(root, 'node_modules/.cache/baton', `workflows-${stateOfSources()}.js`)
  if (!existsSync(codePath)) await bundleAside(codePath)
  return { codePath }
}

async function bundleAside(codePath: string): Promise<void> {
  mkdirSync(path.dirname(codePath), { recursive: true })
  const aside = `${codePath}.${process.pid}`
  const script = path.join(root, 'scripts/bundle-workflows.ts')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, aside], { cwd: root })
  renameSync(aside, codePath)
}

function stateOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

function filesUnder(place: string): readonly string[] {
  if (!existsSync(place)) return []
  try {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [place]
    throw error
  }
}
