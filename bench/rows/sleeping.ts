import type { Baton } from '../baton.ts'
import { cpuMs, memoryMb } from '../processes.ts'
import { type Options, type Row, rounded, row, until } from '../row.ts'
import { coolLead, createSender, several } from '../sender.ts'
import { waiting } from './identical.ts'

const idleMs = 10_000
const growsAtMostMb = 100

/** Journeys that wait for something to happen: what they hold in memory, and what they do meanwhile. */
export async function sleeping(baton: Baton, { full }: Options): Promise<readonly Row[]> {
  const journeys = full ? 10_000 : 1_000
  const before = memoryMb([baton.pid()])
  const sender = createSender(baton.url, baton.apiKeys, 16)
  await sender.sendAll(several(journeys, coolLead))
  sender.close()
  const asleep = await until(
    async () => (await waiting(baton)) === 0,
    full ? 1_200_000 : 150_000,
    500,
  )
  await quiet(baton)
  const grown = memoryMb([baton.pid()]) - before
  const [changesBefore, cpuBefore] = [await writes(baton), cpuMs([baton.pid()])]
  await new Promise((resolve) => setTimeout(resolve, idleMs))
  const changes = (await writes(baton)) - changesBefore
  const cpu = (cpuMs([baton.pid()]) - cpuBefore) / (idleMs / 1_000)
  return [
    row({
      row: 'sleeping',
      what: `${journeys} sleeping journeys, worker and door in one process`,
      target: 'memory flat (≤ 100 MB more), no work until due',
      measured: `${asleep ? '' : 'NOT ALL BEGUN, '}${rounded(before, 0)} MB, ${rounded(grown, 0)} MB more, ${changes} rows written in ${idleMs / 1_000} s, ${rounded(cpu, 0)} ms processor time a second`,
      ratio: rounded(grown / growsAtMostMb, 2),
      ok: asleep && grown <= growsAtMostMb && changes === 0,
    }),
  ]
}

/** Until nothing was written for two seconds, a minute at most. */
async function quiet(baton: Baton): Promise<void> {
  let last = -1
  await until(
    async () => {
      const now = await writes(baton)
      const isQuiet = now === last
      last = now
      return isQuiet
    },
    60_000,
    2_000,
  )
}

/** Activities show as rows: all that one does ends in the record or in the outbox. */
async function writes(baton: Baton): Promise<number> {
  const { rows } = await baton.db().pool.query<{ written: string }>(
    `SELECT pg_stat_force_next_flush(), (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)
       FROM pg_stat_user_tables WHERE relname NOT IN ('api_key', 'pipeline_sum', 'pipeline_change')) AS written`,
  )
  return Number(rows[0]?.written ?? 0)
}
