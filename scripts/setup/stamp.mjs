// Remembers from which state of the sources something was made.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Kept among the packages: what was made with other packages is made anew. */
const stampFile = (root, name) => join(root, 'node_modules', '.cache', 'baton', `${name}.stamp`)

export function isStamped(root, name, sources) {
  try {
    return readFileSync(stampFile(root, name), 'utf8') === stateOf(root, sources)
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/** The state is taken before the work: what changes meanwhile is made again the next time. */
export async function stamped(root, name, sources, work) {
  const state = stateOf(root, sources)
  await work()
  writeAtomically(stampFile(root, name), state)
}

export function writeAtomically(file, content, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, content, { mode })
  renameSync(aside, file)
}

function stateOf(root, sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) => filesUnder(join(place, entry.name)))
    .sort((one, other) => (one < other ? -1 : 1))
}
