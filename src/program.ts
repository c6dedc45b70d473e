import type { Registry } from 'prom-client'
import type { RulesInForce } from './activities/house.ts'
import { rulesInForce } from './activities/rules-in-force.ts'
import { type Database, openDatabase } from './db/client.ts'
import { createLogger, type Log } from './log.ts'
import { openMetrics } from './metrics.ts'
import { connectTemporal, type TemporalLink, type TemporalSettings } from './temporal/connect.ts'
import { createJourneys, type Journeys } from './temporal/journeys.ts'

/** What server and worker share in one process. */
export interface Program {
  readonly db: Database
  readonly temporal: TemporalLink
  readonly journeys: Journeys
  readonly rules: RulesInForce
  readonly log: Log
  readonly metrics: Registry
  close(): Promise<void>
}

export interface ProgramSettings {
  readonly databaseUrl: string
  readonly databaseConnections: number
  readonly temporal: TemporalSettings
  readonly withWorker: boolean
}

export async function openProgram(settings: ProgramSettings): Promise<Program> {
  const log = createLogger('baton')
  const db = openDatabase({
    url: settings.databaseUrl,
    poolSize: settings.databaseConnections,
    onLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
  })
  const temporal = await connectTemporal(settings.temporal, { forWorker: settings.withWorker })
  return {
    db,
    temporal,
    log,
    journeys: createJourneys(temporal.client, { startsHere: settings.withWorker }),
    rules: rulesInForce(db),
    metrics: openMetrics(),
    async close() {
      await temporal.close()
      await db.close()
    },
  }
}
