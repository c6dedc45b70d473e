import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Database, openDatabase } from '../../../src/db/client.ts'
import { checkIds, type Finding } from '../../../src/doctor/finding.ts'
import type { Repair } from '../../../src/doctor/repair.ts'
import { slackPageProgram } from '../../../src/local/slack-page.ts'
import { temporalProgram } from '../../../src/local/temporal.ts'
import { connectTemporal, type TemporalLink } from '../../../src/temporal/connect.ts'
import { type RunningProgram, startProgram } from '../../e2e/program.ts'

// Each command starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Null: everything that the program needs is here. */
function missingPart(): string | null {
  if (slackPageProgram() === null) return 'the local Slack page is not published for this platform'
  try {
    temporalProgram()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'no Temporal server'
  }
}

const missing = missingPart()

describe.skipIf(missing !== null)(
  `a running Baton${missing === null ? '' : ` (SKIPPED: ${missing})`}`,
  () => {
    let program: RunningProgram
    let db: Database
    let temporal: TemporalLink

    beforeAll(async () => {
      program = await startProgram()
      const parts = z
        .object({ databaseUrl: z.string(), temporalAddress: z.string() })
        .parse(JSON.parse(readFileSync(join(program.home, 'run/parts.json'), 'utf8')))
      db = openDatabase({ url: parts.databaseUrl, poolSize: 2 })
      const settings = { address: parts.temporalAddress, namespace: null }
      temporal = await connectTemporal(settings, { forWorker: false })
    }, 240_000)

    afterAll(async () => {
      await Promise.all([db?.close(), temporal?.close()])
      await program?.remove()
    }, 120_000)

    const doctor = async (...options: readonly string[]) => {
      const { code, out } = await program.baton('doctor', '--json', ...options)
      return { code, report: JSON.parse(out) as Report }
    }

    /** Everything the door took in has become what it became. */
    const settled = () =>
      vi.waitFor(
        async () => {
          expect(await db.prisma.inboundEvent.count({ where: { state: 'stored' } })).toBe(0)
          expect(
            await db.prisma.outbound.count({ where: { state: { in: ['pending', 'sending'] } } }),
          ).toBe(0)
        },
        { timeout: 100_000, interval: 250 },
      )

    it('that was just started is well in everything', async () => {
      const { code, report } = await doctor()
      expect(report.findings.filter(({ state }) => state !== 'ok')).toEqual([])
      expect(report.findings.map(({ id }) => id)).toEqual([...checkIds])
      expect(report).toMatchObject({ state: 'ok', repairs: null })
      expect(code).toBe(0)
    })

    describe('gets a demo', () => {
      let played: { readonly code: number | null; readonly out: string }
      beforeAll(async () => {
        played = await program.baton('demo', '--speed', '100', '--leads', '12', '--seed', '4')
        await settled()
      }, 160_000)

      it('that ends by itself with a summary', () => {
        expect(played.out).toMatch(/Played \d+ deliveries in/)
        expect(played.out).toContain('Take over: http://127.0.0.1:')
        expect(played.code).toBe(0)
      })

      it('whose every delivery is in the ledger, as the door said', async () => {
        const [, taken, known] =
          /took in (\d+), knew (\d+) already, turned away \d+/.exec(played.out) ?? []
        // At such a speed somebody may do something before their own form is understood.
        const tooEarly = { state: 'refused', refusal: 'nobody_known' }
        const inLedger = { OR: [{ state: 'processed' }, tooEarly] }
        expect(await db.prisma.inboundEvent.count({ where: inLedger })).toBe(Number(taken))
        expect(played.out.match(/→ known already/g)?.length ?? 0).toBe(Number(known))
      })

      it('whose refusals are printed with the reason and kept', async () => {
        const refused = played.out.match(/→ turned away, 422 \w+: .+/g) ?? []
        expect(refused.length).toBeGreaterThan(0)
        expect(await db.prisma.inboundEvent.count({ where: { state: 'refused' } })).toBeGreaterThan(
          0,
        )
      })

      it('whose twelve leads are twelve: nobody is doubled by another spelling', async () => {
        expect(played.out).toMatch(/same person|comes back|sent twice/)
        expect(await db.prisma.lead.count()).toBe(12)
      })

      it('that gives the newcomer somebody hot to claim, and junk nobody', async () => {
        const bands = await db.prisma.lead.groupBy({ by: ['band'], _count: true })
        const count = new Map(bands.map(({ band, _count }) => [band, _count]))
        expect(count.get('hot')).toBeGreaterThan(0)
        const junk = (played.out.match(/ junk /g) ?? []).length
        expect(count.get('disqualified') ?? 0).toBeGreaterThanOrEqual(junk)
      })

      it('whose key is turned away afterwards', async () => {
        const keys = await db.prisma.apiKey.findMany({ where: { name: 'baton demo' } })
        expect(keys).toHaveLength(1)
        expect(keys[0]?.revokedAt).not.toBeNull()
      })

      it('that ends cleanly on Ctrl-C, its key turned away', async () => {
        const { code, out } = await interrupted(program, ['demo', '--speed', '0.1', '--seed', '9'])
        expect(out).toContain('Played 1 deliveries')
        expect(code).toBe(0)
        expect(await db.prisma.apiKey.count({ where: { revokedAt: null } })).toBe(0)
      })
    })

    describe('whose journeys and messages got lost', () => {
      let lost: string
      beforeAll(async () => {
        const lead = await db.prisma.lead.findFirstOrThrow({ where: { band: 'hot' } })
        lost = lead.id
        await temporal.client.workflow.getHandle(`lead:${lost}`).terminate('a test')
        await failedMessage(db, lost, 'channel_not_found', 60_000)
        await failedMessage(db, lost, 'msg_too_long', 60_000)
        await failedMessage(db, lost, 'not_in_channel', 2 * 86_400_000)
      })

      it('is told so, with the mend', async () => {
        const { code, report } = await doctor()
        expect(code).toBe(3)
        expect(finding(report, 'journeys')).toMatchObject({
          state: 'bad',
          says: expect.stringMatching(/^1 of \d+ open leads have no journey that runs$/),
          mend: expect.stringContaining('--repair'),
        })
        expect(finding(report, 'messages')).toMatchObject({
          state: 'warn',
          says: expect.stringContaining('1 × channel_not_found'),
        })
      })

      it('is repaired: the journey runs again and what may be sent goes out', async () => {
        const { report } = await doctor('--repair')
        expect(report.repairs).toEqual([
          expect.objectContaining({ id: 'messages', done: true, count: 1 }),
          expect.objectContaining({ id: 'journeys', done: true, count: 1 }),
        ])
        expect(finding(report, 'journeys')?.state).toBe('ok')
        const { status } = await temporal.client.workflow.getHandle(`lead:${lost}`).describe()
        expect(status.name).toBe('RUNNING')
        await settled()
        const rows = await db.prisma.outbound.findMany({
          where: { key: { startsWith: 'test:' } },
          orderBy: { key: 'asc' },
        })
        expect(rows.map(({ key, state }) => [key, state])).toEqual([
          ['test:channel_not_found', 'sent'],
          ['test:msg_too_long', 'failed'],
          ['test:not_in_channel', 'failed'],
        ])
      })

      it('has nothing to repair the second time', async () => {
        const { report } = await doctor('--repair')
        expect(report.repairs?.map(({ count }) => count)).toEqual([0, 0])
        expect(finding(report, 'messages')?.says).not.toContain('channel_not_found')
      })
    })
  },
)

describe('a home where nothing runs', () => {
  let home: string
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'baton-cli-'))
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('gets no demo, and the mend is told', async () => {
    const { code, out } = await baton(home, 'demo')
    expect(out).toBe(`No Baton runs from ${home}. Mend: start it first (npm start), then play.\n`)
    expect(code).toBe(1)
  })

  it.each([
    ['--speed', 'fast', '--speed is a number from 0.01 to 200, not "fast".'],
    ['--for', 'ages', '--for is a time such as 90s, 5m or 1h, not "ages".'],
  ])('turns away %s %s in words', async (option, value, words) => {
    const { code, out } = await baton(home, 'demo', option, value)
    expect(out).toBe(`${words}\n`)
    expect(code).toBe(2)
  })

  it('can’t be looked at: 1, and what to do', async () => {
    const { code, out } = await baton(home, 'doctor')
    expect(out).toContain('start Baton first (npm start)')
    expect(code).toBe(1)
  })
})

interface Report {
  readonly state: string
  readonly repairs: readonly Repair[] | null
  readonly findings: readonly Finding[]
}

const finding = ({ findings }: Report, id: string) => findings.find((each) => each.id === id)

async function failedMessage(db: Database, leadId: string, error: string, ageMs: number) {
  const notice = { kind: 'still_unclaimed', since: Date.now() }
  await db.prisma.outbound.create({
    data: {
      key: `test:${error}`,
      platform: 'slack',
      place: 'C01LEADS',
      leadId,
      kind: 'thread',
      content: { view: 'notice', notice },
      state: 'failed',
      error,
      createdAt: new Date(Date.now() - ageMs),
    },
  })
}

/** Sent Ctrl-C once its first line of a delivery is out. */
async function interrupted({ home }: RunningProgram, args: readonly string[]) {
  const child = start(home, args)
  let out = ''
  child.stdout?.on('data', (part: Buffer) => {
    const isFirst = !out.includes('→')
    out += part.toString()
    if (isFirst && out.includes('→')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  return { code, out }
}

async function baton(home: string, ...args: readonly string[]) {
  const child = start(home, args)
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      out += part.toString()
    })
  const [code] = await once(child, 'close')
  return { code, out }
}

const start = (home: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['bin/baton.mjs', ...args], {
    cwd: root,
    env: { ...process.env, BATON_HOME: home, DATABASE_URL: '' },
    stdio: 'pipe',
  })
