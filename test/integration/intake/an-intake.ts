import { Writable } from 'node:stream'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { Registry } from 'prom-client'
import { createApiKey, createKeyRing } from '../../../src/db/api-key.ts'
import type { Database } from '../../../src/db/client.ts'
import { createLedger } from '../../../src/db/inbound.ts'
import { createVisitors } from '../../../src/db/visitor.ts'
import { createIntake } from '../../../src/intake/intake.ts'
import type { IntakeDeps } from '../../../src/intake/intake-deps.ts'
import { createIntakeMetrics } from '../../../src/intake/intake-metrics.ts'
import type { JourneyStarter, ToBegin } from '../../../src/intake/journey-starter.ts'
import { defaultLimits } from '../../../src/intake/limits.ts'
import { createLogger } from '../../../src/log.ts'

export const noon = Date.parse('2026-11-30T05:03:00Z')

export interface TestIntake {
  readonly app: FastifyInstance
  readonly deps: IntakeDeps
  readonly secret: string
  readonly begun: readonly ToBegin[]
  /** All that was logged. */
  readonly logged: () => string
  /** As a system with the key would. */
  readonly postLead: (
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  readonly post: (
    url: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
}

export async function anIntake(
  database: Database,
  changes: Partial<IntakeDeps> = {},
): Promise<TestIntake> {
  const { begun, journeys } = beginners()
  const { log, logged } = collectingLog()
  const deps: IntakeDeps = {
    ledger: createLedger(database),
    keys: createKeyRing(database.prisma),
    visitors: createVisitors(database.prisma),
    journeys,
    log,
    metrics: createIntakeMetrics(new Registry()),
    limits: { ...defaultLimits, formsPerMinute: 1_000 },
    publicUrl: 'https://leads.example.vn',
    now: () => noon,
    readiness: async () => ({
      ready: true,
      checks: { database: { state: 'ok' }, temporal: { state: 'ok' }, chat: { state: 'ok' } },
    }),
    ...changes,
  }
  const { secret } = await createApiKey(database.prisma, { name: 'website', at: noon })
  const app = createIntake(deps)
  const post: TestIntake['post'] = (url, body, headers = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secret}`,
        ...headers,
      },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const postLead: TestIntake['postLead'] = (body, headers) => post('/v1/leads', body, headers)
  return { app, deps, secret, begun, logged, post, postLead }
}

export const aLead = (changes: object = {}) => ({
  name: 'Nguyễn Thị Minh',
  phone: '0912 345 678',
  email: 'minh@anphat.vn',
  message: 'Cần báo giá cho 30 người',
  ...changes,
})

function beginners(): { begun: ToBegin[]; journeys: JourneyStarter } {
  const begun: ToBegin[] = []
  return { begun, journeys: { begin: async (inbound) => void begun.push(inbound) } }
}

function collectingLog() {
  const lines: string[] = []
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: createLogger('intake', { to, level: 'debug' }), logged: () => lines.join('') }
}
