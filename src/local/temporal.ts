import path from 'node:path'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { findTemporal } from '../../scripts/setup/paths.mjs'
import { startChild } from './child.ts'
import { openHome } from './home.ts'

export interface LocalTemporal {
  readonly address: string
  pid(): number | undefined
  stop(): Promise<void>
}

export interface TemporalOptions {
  readonly home: string
  readonly port: number
}

/** Temporal's own server with its state in a file of the home; on this machine only. */
export async function startTemporal({ home: root, port }: TemporalOptions): Promise<LocalTemporal> {
  const found = findTemporal()
  if (found === undefined) {
    throw new Error(
      'The Temporal server is not here. Mend: run "node scripts/setup.mjs", or set TEMPORAL_ADDRESS.',
    )
  }
  const home = openHome(root)
  const address = `127.0.0.1:${port}`
  const child = await startChild({
    name: 'Temporal',
    command: found.path,
    args: serverArgs(path.join(home.temporal, 'temporal.db'), port),
    pidFile: path.join(home.run, 'temporal.pid'),
    logFile: path.join(home.logs, 'temporal.log'),
    stopSignal: 'SIGTERM',
    isReady: () => answers(address),
  })
  await keepHistories(address)
  return { address, pid: child.pid, stop: child.stop }
}

const serverArgs = (database: string, port: number): readonly string[] => [
  'server',
  'start-dev',
  '--ip',
  '127.0.0.1',
  '--port',
  String(port),
  '--http-port',
  '0',
  '--headless',
  '--db-filename',
  database,
  '--sqlite-pragma',
  'journal_mode=WAL',
  '--log-level',
  'error',
  ...Object.entries(dynamicConfig).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]),
]

const dynamicConfig = {
  'system.enableEagerWorkflowStart': true,
  'frontend.enableUpdateWorkflowExecution': true,
  'frontend.namespaceRPS': 100_000,
  'frontend.namespaceRPS.visibility': 10_000,
} as const

const retentionMs = 30 * 24 * 3_600_000

/** The development server forgets closed journeys after a day; a month serves whoever looks back. */
async function keepHistories(address: string): Promise<void> {
  const connection = await Connection.connect({ address })
  try {
    await connection.workflowService.updateNamespace({
      namespace: 'default',
      config: { workflowExecutionRetentionTtl: msToTs(retentionMs) },
    })
  } finally {
    await connection.close()
  }
}

async function answers(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: '1s' })
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' })
    return true
  } finally {
    await connection.close()
  }
}
