import type { KeyRing } from '../db/api-key.ts'
import type { Ledger } from '../db/inbound.ts'
import type { Visitors } from '../db/visitor.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Log } from '../log.ts'
import type { IntakeMetrics } from './intake-metrics.ts'
import type { JourneyStarter } from './journey-starter.ts'
import type { IntakeLimits } from './limits.ts'
import type { Readiness } from './readiness.ts'

/** All that the intake needs of the world. */
export interface IntakeDeps {
  readonly ledger: Ledger
  readonly keys: KeyRing
  readonly visitors: Visitors
  readonly journeys: JourneyStarter
  readonly log: Log
  readonly metrics: IntakeMetrics
  readonly limits: IntakeLimits
  /** Where people reach this server, such as https://leads.example.vn */
  readonly publicUrl: string
  /** Origins of the sites that carry `baton.js`, beside our own. */
  readonly webOrigins?: readonly string[]
  /** Whose name the sample form bears; Baton when not said. */
  readonly brand?: string
  /** Proxies whose `X-Forwarded-For` is believed: addresses or subnets; those on this machine when not said. */
  readonly trustedProxies?: string | readonly string[]
  readonly now: () => Instant
  readonly readiness: () => Promise<Readiness>
}
