import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { homeLayout } from '../local/home.ts'
import { bad, type Finding, ok, unknown, warn } from './finding.ts'
import { look } from './look.ts'

export interface Machine {
  readonly home: string
  /** Null: nobody has said where the database is, and nothing runs from the home. */
  readonly databaseUrl: string | null
}

export const lookAtMachine = ({ home, databaseUrl }: Machine): Promise<readonly Finding[]> =>
  Promise.all([
    look('node', () => nodeVersion(process.versions.node)),
    look('home', () => homeFolder(home, databaseUrl)),
    look('disk', () => diskSpace(home)),
  ])

const oldestNode = [20, 19] as const

export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return isNew
    ? ok('node', version)
    : bad('node', `${version} is too old`, `install Node ${oldestNode.join('.')} or newer`)
}

/** The folders in it hold buyers' data: they are nobody else's business. */
async function homeFolder(home: string, databaseUrl: string | null): Promise<Finding> {
  if (!(await exists(home))) {
    return databaseUrl === null
      ? unknown('home', `${home} is not there yet`, 'start Baton once: npm start')
      : ok('home', `${home} is not used: database and workflow engine are elsewhere`)
  }
  if (!(await isWritable(home)))
    return bad(
      'home',
      `${home} can't be written to`,
      `make this user its owner: chown -R $USER ${home}`,
    )
  const { logs, run, temporal, slack } = homeLayout(home)
  const open = await openToOthers([logs, run, temporal, slack])
  return open.length === 0
    ? ok('home', home)
    : warn('home', `others may read ${open.join(', ')}`, `chmod 700 ${open.join(' ')}`)
}

async function openToOthers(folders: readonly string[]): Promise<readonly string[]> {
  if (process.platform === 'win32') return []
  const modes = await Promise.all(
    folders.map(async (folder) => ((await exists(folder)) ? (await stat(folder)).mode : 0)),
  )
  return folders.filter((_folder, at) => ((modes[at] ?? 0) & 0o077) !== 0)
}

const gigabyte = 1024 ** 3
const littleSpace = gigabyte
const noSpace = gigabyte / 5

async function diskSpace(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(home))
  return spaceLeft(home, bavail * bsize)
}

/** Below a fifth of a gigabyte PostgreSQL soon refuses to write. */
export function spaceLeft(home: string, bytes: number): Finding {
  const says = `${(bytes / gigabyte).toFixed(1)} GB free for ${home}`
  const mend = 'free some space, or move BATON_HOME to a larger disk'
  if (bytes < noSpace) return bad('disk', says, mend)
  return bytes < littleSpace ? warn('disk', says, mend) : ok('disk', says)
}

async function nearestFolder(folder: string): Promise<string> {
  const parent = path.dirname(folder)
  return parent === folder || (await exists(folder)) ? folder : nearestFolder(parent)
}

const exists = (file: string): Promise<boolean> => may(file, constants.F_OK)
const isWritable = (file: string): Promise<boolean> => may(file, constants.W_OK)

const may = (file: string, mode: number): Promise<boolean> =>
  access(file, mode).then(
    () => true,
    () => false,
  )
