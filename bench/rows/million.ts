import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../src/db/migrate.ts'
import { startPostgres } from '../../src/local/postgres.ts'
import { environment } from '../baton.ts'
import { scratchHome } from '../home.ts'
import { type Options, type Row, row } from '../row.ts'
import { seedLeads } from '../seed-leads.ts'

const count = 1_000_000
const what = '/pipeline and /leads at 1 M leads'
const target = 'p99 ≤ 50 ms in the database'

/** Seeding a million leads takes minutes, so this runs with `--full` only. */
export async function million({ full }: Options): Promise<readonly Row[]> {
  if (!full) {
    const measured = 'not run: seeding takes minutes, see --full'
    return [row({ row: 'million', what, target, measured, ratio: null, ok: null })]
  }
  const home = scratchHome()
  const postgres = await startPostgres({ home: home.path })
  try {
    await migrate({ databaseUrl: postgres.url })
    await seedLeads({ url: postgres.url, count, years: 3 })
    const holds = (await ask(postgres.url)) === 0
    const measured = `${holds ? 'held' : 'not held'} by every question, see the table above`
    return [row({ row: 'million', what, target, measured, ratio: null, ok: holds })]
  } finally {
    await postgres.stop()
    home.remove()
  }
}

/** Its table goes to the error output, for the standard output is one table or one JSON. */
function ask(databaseUrl: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/pipeline-queries.ts', '100'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: environment({ DATABASE_URL: databaseUrl }),
    stdio: ['ignore', 2, 2],
  })
  return new Promise((resolve) => child.once('close', resolve))
}
