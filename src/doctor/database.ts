import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { migrationStatus } from '../db/migrate.ts'
import { bad, type CheckId, type Finding, ok, unlooked, warn } from './finding.ts'
import { look, reasonOf } from './look.ts'

const afterwards = ['tables', 'time-zone', 'clock'] as const satisfies readonly CheckId[]
/** What Baton is tested with. */
const testedMajor = 17

/** Is it there, does it have the tables of this version, and does it tell the same time? */
export async function lookAtDatabase(
  db: Database,
  databaseUrl: string,
): Promise<readonly Finding[]> {
  const reached = await reach(db)
  if (reached.state === 'bad') return [reached, ...unlooked(afterwards, 'the database is down')]
  return [
    reached,
    ...(await Promise.all([
      look('tables', () => tables(databaseUrl)),
      look('time-zone', () => timeZone(db)),
      look('clock', () => clock(db)),
    ])),
  ]
}

async function reach({ pool }: Database): Promise<Finding> {
  try {
    const { rows } = await pool.query('SHOW server_version')
    const [{ server_version: version }] = z
      .tuple([z.object({ server_version: z.string() })])
      .parse(rows)
    return databaseVersion(version)
  } catch (error) {
    return bad(
      'database',
      `no answer: ${reasonOf(error)}`,
      'start the database, or correct DATABASE_URL',
    )
  }
}

export function databaseVersion(version: string): Finding {
  const says = `PostgreSQL ${version} answers`
  return Number.parseInt(version, 10) >= testedMajor
    ? ok('database', says)
    : warn('database', says, `upgrade to PostgreSQL ${testedMajor}: Baton is tested with that one`)
}

async function tables(databaseUrl: string): Promise<Finding> {
  const { applied, pending } = await migrationStatus({ databaseUrl })
  return pending.length === 0
    ? ok('tables', `all ${applied.length} migrations are applied`)
    : bad('tables', `${pending.length} migrations wait: ${pending.join(', ')}`, 'baton migrate')
}

/** As Baton's own sessions see it: a connection pooler may have dropped what they ask for. */
async function timeZone({ pool }: Database): Promise<Finding> {
  const { rows } = await pool.query('SHOW TimeZone')
  const [{ TimeZone: zone }] = z.tuple([z.object({ TimeZone: z.string() })]).parse(rows)
  return zone === 'UTC'
    ? ok('time-zone', 'sessions run in UTC')
    : bad(
        'time-zone',
        `sessions run in ${zone}`,
        'let the pooler pass the start-up option TimeZone, or ALTER ROLE … SET TimeZone TO UTC',
      )
}

async function clock({ pool }: Database): Promise<Finding> {
  const asked = Date.now()
  const { rows } = await pool.query('SELECT clock_timestamp() AS now')
  const answered = Date.now()
  const [{ now }] = z.tuple([z.object({ now: z.date() })]).parse(rows)
  return clockSkew(now.getTime() - (asked + answered) / 2)
}

const noticeableMs = 2_000
const harmfulMs = 30_000

/** Promises are minutes long: half a minute of disagreement breaks them on paper only. */
export function clockSkew(ms: number): Finding {
  const says = `the database's clock is ${describeSkew(ms)}`
  const mend = 'set both clocks by NTP (timedatectl set-ntp true)'
  if (Math.abs(ms) > harmfulMs) return bad('clock', says, mend)
  return Math.abs(ms) > noticeableMs ? warn('clock', says, mend) : ok('clock', says)
}

function describeSkew(ms: number): string {
  if (Math.abs(ms) < 1_000) return 'the same as here, within a second'
  return `${Math.round(Math.abs(ms) / 1_000)} s ${ms > 0 ? 'ahead of' : 'behind'} this one`
}
