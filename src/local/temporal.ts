import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { findTemporal } from '../../scripts/setup/paths.mjs'
import { type Child, superviseChild } from './child.ts'
import { type Home, openHome } from './home.ts'
import { stopOrphan } from './pid-file.ts'
import { requireFreePort } from './ports.ts'
import {
  isServing,
  keepHistories,
  namespace,
  registerSearchAttributes,
  type SearchAttributeType,
} from './temporal/namespace.ts'

export type { SearchAttributeType }

export interface LocalTemporal {
  readonly address: string
  readonly namespace: string
  readonly pid: () => number | undefined
  readonly restarts: () => number
  readonly stop: () => Promise<void>
}

export interface TemporalOptions {
  readonly home: string
  readonly port: number
  /** Temporal's own page; left out, there is none. */
  readonly uiPort?: number
  readonly searchAttributes?: Readonly<Record<string, SearchAttributeType>>
  readonly onLog?: (line: string) => void
}

const graceMs = 10_000

/** Temporal's own server with its state in a file of the home; on this machine only. */
export async function startTemporal(options: TemporalOptions): Promise<LocalTemporal> {
  const home = openHome(options.home)
  const address = `127.0.0.1:${options.port}`
  const child = await launch(home, address, options)
  await keepHistories(address)
  await registerSearchAttributes(address, options.searchAttributes ?? {})
  return { address, namespace, pid: child.pid, restarts: child.restarts, stop: child.stop }
}

async function launch(home: Home, address: string, options: TemporalOptions): Promise<Child> {
  const onLog = options.onLog ?? (() => {})
  const command = temporalProgram()
  const pidFile = join(home.run, 'temporal.pid')
  if (await stopOrphan(pidFile, 'SIGTERM', graceMs)) {
    onLog('Temporal of an earlier run was still there; stopped it')
  }
  await requireFreePort(options.port, 'Temporal', 'BATON_TEMPORAL_PORT')
  return superviseChild({
    name: 'Temporal',
    command,
    args: serverArguments(join(home.temporal, 'temporal.db'), options),
    env: ownEnvironment(),
    logFile: join(home.logs, 'temporal.log'),
    pidFile,
    isReady: () => isServing(address),
    readyWithinMs: 60_000,
    firstTries: 2,
    stopSignal: 'SIGTERM',
    graceMs,
    onLog,
  })
}

/** @throws when set-up has not got a server, with the mend */
export function temporalProgram(): string {
  const found = findTemporal({ sdkVersion: sdkVersion() })
  if (found) return found.path
  throw new Error(
    'The Temporal server is not here. Run "node scripts/setup.mjs", or set TEMPORAL_ADDRESS.',
  )
}

/** Names the SDK's own download, should it have made one. */
export function sdkVersion(): string {
  const read = createRequire(import.meta.url)('@temporalio/client/package.json')
  return z.object({ version: z.string() }).parse(read).version
}

function serverArguments(database: string, { port, uiPort }: TemporalOptions): string[] {
  return ['server', 'start-dev', '--disable-config-file', '--disable-config-env'].concat(
    ['--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), ...quietUi],
    ['--db-filename', database],
    // A killed process loses nothing; what a power cut takes, the sweep and `doctor --repair` begin anew.
    pairs('--sqlite-pragma', { journal_mode: 'WAL', synchronous: 'NORMAL' }),
    pairs('--dynamic-config-value', dynamicConfig),
  )
}

/** The page would fetch news from the vendor. */
const quietUi = ['--ui-disable-news-fetch']

/** The development server's own limits are for trying things out, not for a team's Monday. */
const dynamicConfig = {
  'system.enableEagerWorkflowStart': true,
  'frontend.enableUpdateWorkflowExecution': true,
  // Ten, as it ships, turns away a team that wants one lead at once.
  'history.maxInFlightUpdates': 1_000,
  // The server's matchmaker in one piece: four of them hand tasks to each other on one machine.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'frontend.namespaceRPS': 100_000,
  'frontend.namespaceRPS.visibility': 10_000,
} as const

const pairs = (
  flag: string,
  values: Readonly<Record<string, string | number | boolean>>,
): string[] => Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`])

/** TEMPORAL_* would point the server's command line at somebody else's cluster. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')))
