/**
 * Times `/pipeline`, `/leads` and `/lead` at a million leads: `DATABASE_URL=… tsx bench/pipeline-queries.ts [runs]`,
 * on a database that `bench/seed-leads.ts` filled. The whole functions are timed, which is the time in the database
 * and the way there and back; `cpu` is the database's processor time a run, where it runs on this machine.
 * Ends with code 1 when `/pipeline` or `/leads` does not hold 50 ms.
 */
import { readFileSync } from 'node:fs'
import { type Database, openDatabase } from '../src/db/client.ts'
import { history } from '../src/db/history.ts'
import { findLeads } from '../src/db/lead-search.ts'
import { leadId, memberId } from '../src/db/lead-state.ts'
import { openLeadCounts } from '../src/db/member.ts'
import { foldPipeline, pipeline } from '../src/db/pipeline.ts'
import { queue } from '../src/db/queue.ts'
import { groupings } from '../src/domain/pipeline/pipeline.ts'

const limitMs = 50
const day = 24 * 60 * 60_000
const page = { number: 0, size: 10 }

interface Question {
  readonly name: string
  /** Held to the limit. */
  readonly counts: boolean
  readonly prepare?: () => Promise<void>
  readonly ask: (nth: number) => Promise<unknown>
}

interface Timing {
  readonly name: string
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly cpu: number
  readonly held: boolean | null
}

const url = process.env['DATABASE_URL']
if (url === undefined) throw new Error('DATABASE_URL is not set')
const runs = Number(process.argv[2] ?? 200)
const db = openDatabase({ url, poolSize: 1 })
const backend = await db.prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
const timings: Timing[] = []
for (const question of await questions(db)) {
  const timing = await timed(question)
  timings.push(timing)
  console.log(line(timing))
}
await db.close()
process.exitCode = timings.some(({ held }) => held === false) ? 1 : 0

async function questions(of: Database): Promise<readonly Question[]> {
  const { _max: newest, _count: leads } = await of.prisma.lead.aggregate({
    _max: { createdAt: true },
    _count: true,
  })
  const now = newest.createdAt?.getTime() ?? 0
  console.log(`${leads} leads, ${runs} runs each; milliseconds`)
  console.log(`${''.padEnd(55)}     p50     p99     max     cpu`)
  const samples = await of.prisma.lead.findMany({
    take: 1_000,
    skip: Math.floor(leads / 2),
    orderBy: { number: 'asc' },
  })
  const sample = (nth: number) => samples[nth % samples.length] ?? samples[0]
  const rep = (nth: number) => memberId(`rep-${String((nth % 40) + 1).padStart(2, '0')}`)
  return [
    ...periods(of, now),
    ...changed(of, now),
    { name: 'leads of a rep', counts: true, ask: (nth) => queue(of, rep(nth), page) },
    {
      name: 'leads of a rep, page 50',
      counts: true,
      ask: (nth) => queue(of, rep(nth), { ...page, number: 50 }),
    },
    { name: 'leads of nobody', counts: true, ask: () => queue(of, null, page) },
    {
      name: 'lead by number',
      counts: false,
      ask: (nth) => findLeads(of, `#${sample(nth)?.number}`, page),
    },
    {
      name: 'lead by phone',
      counts: false,
      ask: (nth) => findLeads(of, sample(nth)?.phone ?? '', page),
    },
    {
      name: 'lead by mail',
      counts: false,
      ask: (nth) => findLeads(of, sample(nth)?.email ?? '', page),
    },
    {
      name: 'lead by full name',
      counts: false,
      ask: (nth) => findLeads(of, sample(nth)?.name ?? '', page),
    },
    {
      name: 'lead by the commonest surname',
      counts: false,
      ask: () => findLeads(of, 'Nguyễn', page),
    },
    { name: 'lead by a name nobody has', counts: false, ask: () => findLeads(of, 'Zebulon', page) },
    {
      name: 'history of a lead',
      counts: false,
      ask: (nth) => history(of, leadId(sample(nth)?.id ?? ''), page),
    },
    { name: 'open leads of every rep', counts: false, ask: () => openLeadCounts(of) },
  ]
}

/** Periods of local midnights (UTC+7), each run another one. */
function periods(
  of: Database,
  now: number,
  suffix = '',
  lengths: readonly number[] = [30, 91, 365, 1_000],
): readonly Question[] {
  return lengths.flatMap((days) =>
    groupings.map((by) => ({
      name: `pipeline of ${days} days by ${by}${suffix}`,
      counts: true,
      ask: (nth: number) => {
        const to = Math.floor(now / day) * day - 7 * 60 * 60_000 - (nth % 28) * day
        return pipeline(of, { from: to - days * day, to, by }, { currency: 'VND' })
      },
    })),
  )
}

/** The same with almost as many changes waiting to be folded as reading lets gather: 2 for each lead handed over. */
function changed(of: Database, now: number): readonly Question[] {
  return periods(of, now, ', 4,800 changes unfolded', [365]).map((question) => ({
    ...question,
    prepare: async () => {
      await foldPipeline(of)
      await of.prisma.$executeRaw`
        UPDATE lead SET owner_id = CASE owner_id WHEN 'rep-01' THEN 'rep-02' ELSE 'rep-01' END
        WHERE id IN (SELECT id FROM lead WHERE owner_id IS NOT NULL ORDER BY created_at DESC LIMIT 2400)`
    },
  }))
}

async function timed({ name, counts, ask, prepare }: Question): Promise<Timing> {
  await prepare?.()
  const times: number[] = []
  for (let nth = 0; nth < 10; nth++) await ask(nth)
  const cpuBefore = cpuMs()
  for (let nth = 0; nth < runs; nth++) {
    const started = performance.now()
    await ask(nth)
    times.push(performance.now() - started)
  }
  const cpu = tenths((cpuMs() - cpuBefore) / runs)
  times.sort((a, b) => a - b)
  const at = (share: number) => tenths(times[Math.ceil(share * times.length) - 1] ?? 0)
  return {
    name,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    cpu,
    held: counts ? at(0.99) <= limitMs : null,
  }
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10
}

function line({ name, p50, p99, max, cpu, held }: Timing): string {
  const figures = [p50, p99, max, cpu].map((ms) => ms.toFixed(1).padStart(8)).join('')
  const verdict = held === null ? '' : held ? '  held' : `  above ${limitMs} ms`
  return `${name.padEnd(55)}${figures}${verdict}`
}

/** What the one connection's process spent so far. Not a number elsewhere than on Linux. */
function cpuMs(): number {
  try {
    return Number(readFileSync(`/proc/${backend[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return Number.NaN
  }
}
