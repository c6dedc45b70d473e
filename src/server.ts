import type { FastifyInstance } from 'fastify'
import type { Chat } from './chat.ts'
import type { ChatDoor } from './chat-platform.ts'
import type { Config } from './config.ts'
import { createKeyRing } from './db/api-key.ts'
import { createLedger } from './db/inbound.ts'
import { createVisitors } from './db/visitor.ts'
import { createStarter } from './deliveries.ts'
import { createDesk } from './desk.ts'
import { createIntake } from './intake/intake.ts'
import { createIntakeMetrics } from './intake/intake-metrics.ts'
import { defaultLimits } from './intake/limits.ts'
import { type Check, probe } from './intake/readiness.ts'
import { type SweepDeps, sweep } from './intake/sweep.ts'
import type { Program } from './program.ts'
import { createTakeIn } from './take-in.ts'
import { keepHeapTidy } from './tidy-heap.ts'

export interface RunningServer {
  /** Where the form and the API are. */
  readonly url: string
  stop(): Promise<void>
}

/** The HTTP door and the chat apps. Any number of these may run. */
export async function startServer(
  program: Program,
  chat: Chat,
  config: Pick<Config, 'host' | 'ports' | 'publicUrl' | 'webOrigins' | 'sweepSeconds'>,
): Promise<RunningServer> {
  const { db, journeys, rules, log } = program
  const ledger = createLedger(db)
  const metrics = createIntakeMetrics(program.metrics)
  const starter = createStarter(db, journeys)
  const readiness = () => probe(probesOf(program, chat))
  const now = () => Date.now()
  const intake = createIntake({
    ledger,
    keys: createKeyRing(db.prisma),
    visitors: createVisitors(db.prisma),
    journeys: starter,
    log,
    metrics,
    limits: defaultLimits,
    publicUrl: config.publicUrl,
    webOrigins: config.webOrigins,
    brand: (await rules()).policy.team.name,
    now,
    readiness,
  })
  const takeIn = createTakeIn({ db, ledger, metrics, starter, journeys })
  for (const door of chat.doors) openDoor(intake, door)
  await chat.listen(createDesk({ db, journeys, rules, takeIn, readiness }))
  const url = await intake.listen({ host: config.host, port: config.ports.http })
  const afterMs = config.sweepSeconds * 1_000
  const sweeping = sweepEvery(afterMs, { ledger, journeys: starter, log, metrics, now })
  const stopTidying = await keepHeapTidy()
  return {
    url,
    stop: () => {
      stopTidying()
      return stop(intake, chat, sweeping)
    },
  }
}

/** A platform's way in, beside the forms'. */
function openDoor(intake: FastifyInstance, { method, path: url, answer }: ChatDoor): void {
  intake.route<{ Params: { id?: string } }>({
    method,
    url,
    async handler({ headers, body, params }, reply) {
      const { authorization = '' } = headers
      const bytes = body instanceof Uint8Array ? body : new Uint8Array()
      const answered = await answer({ authorization, body: bytes, id: params.id ?? '' })
      return reply.code(answered.status).type(answered.contentType).send(answered.body)
    },
  })
}

/** While Temporal is down a sweep takes longer than the time between two: one at a time. */
function sweepEvery(afterMs: number, deps: SweepDeps): NodeJS.Timeout {
  const turn = { isOver: true }
  return setInterval(() => {
    if (!turn.isOver) return
    turn.isOver = false
    void sweepOnce(afterMs, deps).finally(() => {
      turn.isOver = true
    })
  }, afterMs)
}

async function sweepOnce(afterMs: number, deps: SweepDeps): Promise<void> {
  try {
    await sweep({ ...deps, settledAfterMs: afterMs })
  } catch (error) {
    deps.log.error({ err: error }, 'the ledger could not be swept')
  }
}

/** First the doors close, then what is under way ends. */
async function stop(intake: FastifyInstance, chat: Chat, sweeping: NodeJS.Timeout): Promise<void> {
  clearInterval(sweeping)
  await Promise.all([intake.close(), chat.stop()])
}

const probesOf = ({ db, temporal }: Program, chat: Chat) => ({
  async database(): Promise<Check> {
    await db.prisma.$queryRaw`SELECT 1`
    return { state: 'ok' }
  },
  async temporal(): Promise<Check> {
    await temporal.client.workflowService.getSystemInfo({})
    return { state: 'ok' }
  },
  chat: () => chat.check(),
})
