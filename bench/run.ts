/** The numbers of the design, measured: `npm run bench [-- --only <row>] [--full] [--json]`. See docs/benchmarks.md. */
import { parseArgs } from 'node:util'
import { type Baton, startBaton } from './baton.ts'
import { type Options, type Row, row } from './row.ts'
import { accepted } from './rows/accepted.ts'
import { claim } from './rows/claim.ts'
import { cold } from './rows/cold.ts'
import { identical } from './rows/identical.ts'
import { kill } from './rows/kill.ts'
import { million } from './rows/million.ts'
import { outage } from './rows/outage.ts'
import { posted } from './rows/posted.ts'
import { sleeping } from './rows/sleeping.ts'

interface Bench {
  readonly rows: readonly string[]
  run(baton: () => Promise<Baton>, options: Options): Promise<readonly Row[]>
}

const benches: readonly Bench[] = [
  { rows: ['accepted'], run: () => accepted() },
  { rows: ['cold'], run: async (baton) => cold(await baton()) },
  {
    rows: ['posted', 'processor', 'memory'],
    run: async (baton, options) => posted(await baton(), options),
  },
  { rows: ['claim'], run: async (baton) => claim(await baton()) },
  { rows: ['identical'], run: async (baton) => identical(await baton()) },
  { rows: ['outage'], run: async (baton, options) => outage(await baton(), options) },
  { rows: ['sleeping'], run: async (baton, options) => sleeping(await baton(), options) },
  { rows: ['kill'], run: async (baton) => kill(await baton()) },
  { rows: ['million'], run: (_baton, options) => million(options) },
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const rows = await measure(chosen(values.only ?? []), { full: values.full })
if (values.json) console.log(JSON.stringify(rows, null, 2))
else printTable(rows)
process.exitCode = rows.some(({ mustHold, ok }) => mustHold && ok === false) ? 1 : 0

function chosen(only: readonly string[]): readonly Bench[] {
  const known = benches.flatMap(({ rows }) => rows)
  const unknown = only.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`No row is called ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  return only.length === 0
    ? benches
    : benches.filter(({ rows }) => rows.some((name) => only.includes(name)))
}

/** Rows that need a running Baton share one, which is started when the first asks. */
async function measure(which: readonly Bench[], options: Options): Promise<readonly Row[]> {
  const measured: Row[] = []
  let shared: Promise<Baton> | null = null
  const baton = () => (shared ??= startBaton())
  try {
    for (const bench of which) {
      const some = await bench.run(baton, options).catch((error) => [broken(bench, error)])
      for (const { row: name, measured: found, ok } of some)
        console.error(`${name}: ${found} ${verdict(ok)}`)
      measured.push(...some)
    }
  } finally {
    await (await (shared as Promise<Baton> | null))?.stop()
  }
  return measured
}

/** A row that could not be measured does not keep the others from it, and is never a pass. */
function broken({ rows }: Bench, error: unknown): Row {
  const name = rows.join(', ')
  console.error(error)
  const measured = `could not be measured: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`
  return row({
    row: name,
    what: name,
    target: '',
    measured,
    ratio: null,
    ok: false,
    mustHold: true,
  })
}

function printTable(of: readonly Row[]): void {
  const lines = of.map((each) => [
    each.what,
    each.target,
    each.measured,
    each.ratio === null ? '' : String(each.ratio),
    verdict(each.ok),
    String(each.load),
  ])
  console.log('| what | target | measured | ratio | | load |\n|---|---|---|---|---|---|')
  for (const line of lines) console.log(`| ${line.join(' | ')} |`)
}

function verdict(ok: boolean | null): string {
  if (ok === null) return ''
  return ok ? 'ok' : 'MISSED'
}
