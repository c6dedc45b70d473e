// npm's packages, exactly as the lock file has them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

export const packages = {
  isRight: ({ root, env }) => isInstalled(root, env),
  make: ({ root }) => {
    const npm = whichNpm()
    return run(npm.command, [...npm.first, ...installation(root), '--no-audit', '--no-fund'], {
      what: 'installing npm packages',
      cwd: root,
      mend: 'Check the network and the registry npm is set to, then run it again.',
    })
  },
}

/**
 * npm notes what it installed when it is done, so a half-made installation counts as none. A package
 * for another platform may be missing, and what only development needs where npm was told to omit it.
 */
export function isInstalled(root, env = process.env) {
  const locked = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (locked === undefined) throw new Error('package-lock.json is missing')
  if (installed === undefined) return false
  const names = Object.keys(locked).filter((name) => name !== '')
  const mayMiss = ({ optional, devOptional, dev }) =>
    optional || ((dev || devOptional) && omitsDevelopment(env))
  return (
    names.every((name) =>
      installed[name] ? isSame(installed[name], locked[name]) : mayMiss(locked[name]),
    ) && Object.keys(installed).every((name) => name in locked || installed[name].optional)
  )
}

/**
 * `npm ci` refuses a lock file without an optional package, even one the registry does not have
 * and the lock therefore can't name. The plain way keeps to the same lock and passes over it.
 */
function installation(root) {
  const locked = readPackages(join(root, 'package-lock.json'))
  const named = new Set(Object.keys(locked).map((path) => path.split('node_modules/').at(-1)))
  const wanted = Object.values(locked).flatMap((it) => Object.keys(it.optionalDependencies ?? {}))
  return wanted.every((name) => named.has(name)) ? ['ci'] : ['install', '--no-save']
}

const isSame = (one, other) => one.version === other.version && one.integrity === other.integrity

const omitsDevelopment = (env) =>
  env.NODE_ENV === 'production' || /\bdev\b/.test(env.npm_config_omit ?? '')

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The npm that runs us, else the one on PATH. */
function whichNpm() {
  const running = process.env.npm_execpath
  if (running?.endsWith('npm-cli.js')) return { command: process.execPath, first: [running] }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}
