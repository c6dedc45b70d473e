// The program's sources compiled, once for each state of them. Loaded one by one through tsx they take
// 60 MB more for as long as the program runs, and a second more to start.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const prefix = '.baton-program-'
const day = 24 * 60 * 60_000

/** Its first file, compiled now unless it was before. */
export async function compiledProgram(root) {
  const sources = sourcesIn(join(root, 'src'))
  const folder = folderFor(root, sources)
  if (!existsSync(folder)) await compile(sources, folder)
  return join(folder, 'cli.js')
}

export const isCompiled = (root) => existsSync(folderFor(root, sourcesIn(join(root, 'src'))))

/** Beside `src`, so that what the program finds by its own place is where it was. */
const folderFor = (root, sources) => join(root, prefix + stateOf(sources))

async function compile(sources, folder) {
  const aside = `${folder}.${process.pid}`
  const { transform, stop } = compiler()
  await Promise.all(sources.map((source) => compileOne(source, aside, transform)))
  await stop()
  settle(aside, folder)
  removeOutdated(dirname(folder))
}

async function compileOne({ name, content }, folder, transform) {
  const isCode = name.endsWith('.ts')
  const file = join(folder, isCode ? asJs(name) : name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, isCode ? await javascript(content, transform) : content)
}

async function javascript(content, transform) {
  const options = { loader: 'ts', format: 'esm', target: 'node20.19' }
  const { code } = await transform(content.toString(), options)
  return code.replace(
    /(\bfrom |\bimport\(|\bimport )("\.[^"\n]*\.ts")/g,
    (_, before, file) => before + asJs(file),
  )
}

const asJs = (file) => file.replace(/\.ts("?)$/, '.js$1')

/** The one that tsx brings. */
function compiler() {
  const here = createRequire(import.meta.url)
  return createRequire(here.resolve('tsx'))('esbuild')
}

/** Another process may have been quicker with the same. */
function settle(aside, folder) {
  try {
    renameSync(aside, folder)
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    rmSync(aside, { recursive: true })
  }
}

/** Of earlier states; one that began lately may still run and has not loaded all of it yet. */
function removeOutdated(root) {
  for (const name of readdirSync(root)) {
    const folder = join(root, name)
    const isOld = name.startsWith(prefix) && statSync(folder).mtimeMs < Date.now() - day
    if (isOld) rmSync(folder, { recursive: true, force: true })
  }
}

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: file.slice(folder.length + 1), content: readFileSync(file) }))
}

function stateOf(sources) {
  const hash = createHash('sha256').update(process.version)
  for (const { name, content } of sources) hash.update(name).update('\0').update(content)
  return hash.digest('hex').slice(0, 16)
}
