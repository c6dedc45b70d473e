import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LocalPostgres, startPostgres } from '../../../src/local/postgres.ts'
import { processMark } from '../../../src/local/process-identity.ts'
import { aHome } from './a-home.ts'

let home: ReturnType<typeof aHome>
const running: LocalPostgres[] = []
const others: ChildProcess[] = []
beforeEach(() => {
  home = aHome()
})
afterEach(async () => {
  for (const other of others.splice(0)) await killed(other)
  for (const postgres of running.splice(0)) await postgres.stop()
  home.remove()
})

const said: string[] = []
async function start(path = home.path): Promise<LocalPostgres> {
  const postgres = await startPostgres({ home: path, onLog: (line) => said.push(line) })
  running.push(postgres)
  return postgres
}

async function ask(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, values, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end().catch(() => {})
  }
}

/** Another Baton on the same home, with what it said of its server. */
async function anotherBaton() {
  const program = new URL('./postgres-user.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', program, home.path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  others.push(child)
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  const told: { attached: boolean; pid: number } = JSON.parse(line)
  return { child, ...told }
}

function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** Writes rows one by one; the numbers that were acknowledged before something broke. */
async function writeUntilBroken(url: string, onRow: (written: number) => void): Promise<number[]> {
  const acknowledged: number[] = []
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    for (let row = 1; row <= 20_000; row += 1) {
      await client.query('insert into kept values ($1)', [row])
      acknowledged.push(row)
      onRow(row)
    }
  } catch {
    // The server was killed: what is in `acknowledged` is what it promised.
  }
  await client.end().catch(() => {})
  return acknowledged
}

describe('the embedded PostgreSQL', () => {
  it('is 17, durable, in UTC, private to its socket, with Vietnamese letters', async () => {
    const { url } = await start()
    expect(
      await ask(
        url,
        `select current_setting('server_version_num')::int / 10000, current_setting('TimeZone'),
                current_setting('fsync'), current_setting('synchronous_commit'),
                current_setting('data_checksums'), current_setting('listen_addresses'),
                current_database(), lower('ĐƯỜNG LÊ LỢI')`,
      ),
    ).toEqual([17, 'UTC', 'on', 'on', 'on', '', 'baton', 'đường lê lợi'])
    const socket = new URL(url).searchParams.get('host') ?? ''
    expect(statSync(socket).mode & 0o077).toBe(0)
  })

  it('keeps what was written over a stop and a start, and stops for real', async () => {
    const first = await start()
    const pid = first.pid() ?? 0
    await ask(first.url, 'create table kept as select 42 as n')
    await first.stop()
    expect(processMark(pid)).toBeUndefined()
    const second = await start()
    expect(await ask(second.url, 'select n from kept')).toEqual([42])
  })

  it('comes back by itself after SIGKILL, with every acknowledged row', async () => {
    const { url, pid } = await start()
    await ask(url, 'create table kept (n int primary key)')
    const before = pid() ?? 0
    const acknowledged = await writeUntilBroken(url, (written) => {
      if (written === 500) process.kill(before, 'SIGKILL')
    })
    expect(acknowledged.length).toBeGreaterThanOrEqual(500)
    expect(acknowledged.length).toBeLessThan(20_000)
    await vi.waitFor(() => ask(url, 'select 1'), { timeout: 30_000, interval: 100 })
    const kept = await ask(url, 'select n from kept order by n')
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged)
    expect(pid()).not.toBe(before)
    expect(said).toContain('PostgreSQL ended unexpectedly; starting it again')
  })

  it('serves a second Baton on the same home, and stops with the last', async () => {
    const first = await anotherBaton()
    const second = await start()
    expect([first.attached, second.attached]).toEqual([false, true])
    expect(second.pid()).toBe(first.pid)
    const gone = new Promise((resolve) => first.child.once('exit', resolve))
    first.child.stdin.write('stop\n')
    await gone
    expect(await ask(second.url, 'select 1')).toEqual([1])
    await second.stop()
    expect(processMark(first.pid)).toBeUndefined()
  })

  it('is taken over from a Baton that was killed', async () => {
    const dead = await anotherBaton()
    await killed(dead.child)
    expect(processMark(dead.pid)).toBeDefined()
    const next = await start()
    expect(next.attached).toBe(false)
    expect(next.pid()).not.toBe(dead.pid)
    expect(processMark(dead.pid)).toBeUndefined()
    expect(said).toContain('PostgreSQL of an earlier run is still there; stopping it first')
  })

  it('starts in a home whose path is too long for a socket', async () => {
    const { url } = await start(join(home.path, 'deep'.repeat(12), 'er'.repeat(20)))
    expect(await ask(url, 'select 1')).toEqual([1])
  })

  describe.skipIf(process.getuid?.() !== 0)('as root, in a home that only root may enter', () => {
    const folderOf = ({ url }: LocalPostgres) =>
      dirname(new URL(url).searchParams.get('host') ?? '')

    it('keeps its data elsewhere, and starts empty when the home is made anew', async () => {
      chmodSync(home.path, 0o700)
      const first = await start()
      expect(folderOf(first)).toMatch(/^\/var\/lib\/baton\/[0-9a-f]{12}\/postgres$/)
      await ask(first.url, 'create table kept as select 42 as n')
      await first.stop()
      const again = await start()
      expect(await ask(again.url, 'select n from kept')).toEqual([42])
      await again.stop()
      rmSync(join(home.path, 'postgres'), { recursive: true })
      const anew = await start()
      await expect(ask(anew.url, 'select n from kept')).rejects.toThrow('does not exist')
      expect(existsSync(folderOf(first))).toBe(false)
      await anew.stop()
      rmSync(dirname(folderOf(anew)), { recursive: true })
    })
  })

  it('keeps the values of a refused row out of its log', async () => {
    const { url } = await start()
    await ask(url, 'create table leads (phone text primary key)')
    await ask(url, 'insert into leads values ($1)', ['+84901234567'])
    const again = ask(url, 'insert into leads values ($1)', ['+84901234567'])
    await expect(again).rejects.toThrow('duplicate key')
    const log = readFileSync(join(home.path, 'logs/postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('84901234567')
  })
})
