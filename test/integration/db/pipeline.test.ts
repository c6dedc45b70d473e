import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/db/client.ts'
import { foldPipeline, pipeline } from '../../../src/db/pipeline.ts'
import type { Grouping, PipelineQuestion } from '../../../src/domain/pipeline/pipeline.ts'
import { onPostgres } from './on-postgres.ts'
import { at, date, putLead, putMember } from './rows.ts'

const db = onPostgres()

const november: PipelineQuestion = {
  from: at('00:00', '2026-11-01'),
  to: at('00:00', '2026-12-01'),
  by: 'stage',
}
const ask = (over: Partial<PipelineQuestion> = {}) =>
  pipeline(db(), { ...november, ...over }, { currency: 'VND' })

const counts = async (over?: Partial<PipelineQuestion>) =>
  (await ask(over)).funnel.map(({ count }) => count)

describe('what counts', () => {
  it('is every lead that arrived from the first instant on and before the last', async () => {
    await putLead(db(), { createdAt: new Date(november.from) })
    await putLead(db(), { createdAt: new Date(november.to - 1) })
    await putLead(db(), { createdAt: new Date(november.to) })
    await putLead(db(), { createdAt: new Date(november.from - 1) })
    expect((await ask()).leads).toBe(2)
  })

  it('is nothing on an empty record, in words that can be shown', async () => {
    expect(await ask({ by: 'rep' })).toMatchObject({
      leads: 0,
      funnel: [
        { step: 'lead', count: 0, share: null },
        { step: 'mql', count: 0, share: null },
        { step: 'sql', count: 0, share: null },
        { step: 'won', count: 0, share: null },
      ],
      groups: [],
      medianMinutesToFirstCall: null,
      promises: { kept: 0, made: 0 },
    })
  })

  it('at each step is who got there or further, and its share of the step before', async () => {
    await putLead(db())
    await putLead(db(), { mqlAt: date('09:00') })
    await putLead(db(), { sqlAt: date('09:00'), stage: 'hot' })
    await putLead(db(), { stage: 'won' })
    expect((await ask()).funnel).toEqual([
      { step: 'lead', count: 4, share: null },
      { step: 'mql', count: 3, share: 3 / 4 },
      { step: 'sql', count: 2, share: 2 / 3 },
      { step: 'won', count: 1, share: 1 / 2 },
    ])
  })

  it('takes a disqualified lead for a lead and nothing more, and a restored one for what it was', async () => {
    const id = await putLead(db(), {
      mqlAt: date('09:00'),
      sqlAt: date('09:00'),
      disqualified: 'spam',
      budgetMin: 100n,
    })
    expect(await counts()).toEqual([1, 0, 0, 0])
    expect((await ask()).stages[0]).toEqual({ stage: 'new', count: 1, amount: 0 })
    await db().prisma.lead.update({ where: { id }, data: { disqualified: null } })
    expect(await counts()).toEqual([1, 1, 1, 0])
  })
})

describe('amounts', () => {
  it('are what was signed for won, and the middle of the budget before that', async () => {
    await putLead(db(), { stage: 'won', amount: 700n, budgetMin: 100n, budgetMax: 300n })
    await putLead(db(), { stage: 'won' })
    await putLead(db(), { stage: 'hot', budgetMin: 100n, budgetMax: 300n })
    await putLead(db(), { stage: 'hot', budgetMin: 50n })
    await putLead(db(), { stage: 'hot' })
    const { stages } = await ask()
    expect(stages.map(({ stage }) => stage)).toEqual([
      'new',
      'researched',
      'unreachable',
      'wrong_target',
      'potential',
      'hot',
      'won',
      'lost',
    ])
    expect(stages[5]).toEqual({ stage: 'hot', count: 3, amount: 250 })
    expect(stages[6]).toEqual({ stage: 'won', count: 2, amount: 700 })
  })

  it('in another currency are left out, the lead is not', async () => {
    await putLead(db(), { stage: 'won', amount: 700n, currency: 'USD' })
    await putLead(db(), { stage: 'won', amount: 5n })
    const { stages } = await ask()
    expect(stages[6]).toEqual({ stage: 'won', count: 2, amount: 5 })
  })
})

describe('groups', () => {
  it('by rep carry names and what was signed, the best seller first, nobody without a name', async () => {
    await putMember(db(), 'lan', 'Lan')
    await putLead(db(), { ownerId: 'lan', stage: 'won', amount: 700n })
    await putLead(db(), { ownerId: 'lan', stage: 'hot', budgetMin: 900n, sqlAt: date('09:00') })
    await putLead(db(), { ownerId: 'left-us', mqlAt: date('09:00') })
    await putLead(db())
    await putLead(db())
    const { groups } = await ask({ by: 'rep' })
    const none = { mql: 0, sql: 0, won: 0, amount: 0 }
    expect(groups).toEqual([
      { key: 'lan', label: 'Lan', leads: 2, mql: 2, sql: 2, won: 1, amount: 700 },
      { key: null, label: '', leads: 2, ...none },
      { key: 'left-us', label: 'left-us', leads: 1, ...none, mql: 1 },
    ])
  })

  it('by source count the same leads', async () => {
    await putLead(db(), { source: 'zalo' })
    await putLead(db(), { source: 'zalo' })
    await putLead(db(), { source: 'event', stage: 'won', amount: 1n })
    const { groups } = await ask({ by: 'source' })
    expect(groups.map(({ key, leads }) => [key, leads])).toEqual([
      ['event', 1],
      ['zalo', 2],
    ])
  })
})

describe('promises and first calls', () => {
  it('count promises that were kept or broken, not those still open', async () => {
    await putLead(db(), { promiseKept: true })
    await putLead(db(), { promiseKept: true })
    await putLead(db(), { promiseKept: false })
    await putLead(db(), { promised: true, claimedAt: date('09:00') })
    expect((await ask()).promises).toEqual({ kept: 2, made: 3 })
  })

  const called = (minutes: number) =>
    putLead(db(), {
      claimedAt: date('09:00'),
      firstTouchAt: new Date(at('09:00') + minutes * 60_000),
    })

  it('give the median of the minutes from claim to first touch', async () => {
    for (const minutes of [3, 5, 30]) await called(minutes)
    expect((await ask()).medianMinutesToFirstCall).toBe(5)
    await called(8)
    expect((await ask()).medianMinutesToFirstCall).toBe(6.5)
  })

  it('leave out who was not called, and who was called before this claim', async () => {
    await called(4)
    await called(-20)
    await putLead(db(), { claimedAt: date('09:00') })
    expect((await ask()).medianMinutesToFirstCall).toBe(4)
  })

  it.each([
    [60.4, 60],
    [64, 60],
    [65, 70],
    [1_440, 1_440],
    [1_520, 1_500],
  ])('round %d minutes to %d', async (minutes, rounded) => {
    await called(minutes)
    expect((await ask()).medianMinutesToFirstCall).toBe(rounded)
  })
})

describe('the sums', () => {
  it('follow what changes and what goes, folded or not', async () => {
    const id = await putLead(db(), { createdAt: date('09:00', '2026-11-10') })
    await foldPipeline(db())
    await db().prisma.lead.update({ where: { id }, data: { stage: 'hot', sqlAt: date('09:00') } })
    expect(await counts()).toEqual([1, 1, 1, 0])
    await foldPipeline(db())
    expect(await counts()).toEqual([1, 1, 1, 0])
    await db().prisma.lead.delete({ where: { id } })
    expect(await counts()).toEqual([0, 0, 0, 0])
    await foldPipeline(db())
    expect(await counts()).toEqual([0, 0, 0, 0])
  })

  it('take no note of a change that does not count', async () => {
    const id = await putLead(db())
    await foldPipeline(db())
    await db().prisma.lead.update({ where: { id }, data: { score: 99, attempts: 3 } })
    expect(await db().prisma.pipelineChange.count()).toBe(0)
  })

  it('are folded by reading once five thousand changes wait', async () => {
    await db().pool.query(
      `INSERT INTO lead (id, created_at, updated_at, source, band, score, reasons, policy_version)
       SELECT gen_random_uuid(), '2026-11-10', now(), 'csv', 'cool', 1, '[]', 1 FROM generate_series(1, 1667)`,
    )
    expect(await db().prisma.pipelineChange.count()).toBe(5_001)
    expect((await ask()).leads).toBe(1_667)
    expect(await db().prisma.pipelineChange.count()).toBe(0)
    expect((await ask()).leads).toBe(1_667)
  })

  it('come out the same while folding and writing go on together', async () => {
    const write = async () => {
      const id = await putLead(db(), { createdAt: date('09:00', '2026-11-10') })
      await db().prisma.lead.update({ where: { id }, data: { ownerId: 'lan' } })
    }
    const writing = Array.from({ length: 30 }, write)
    const folding = Array.from({ length: 10 }, () => foldPipeline(db()))
    await Promise.all([...writing, ...folding])
    const { leads, groups } = await ask({ by: 'rep' })
    expect({ leads, groups: groups.map(({ key, leads: of }) => [key, of]) }).toEqual({
      leads: 30,
      groups: [['lan', 30]],
    })
    await foldPipeline(db())
    expect((await ask({ by: 'rep' })).leads).toBe(30)
  })

  it('equal a plain count of the leads for any span', async () => {
    await fillYears(db())
    await foldPipeline(db())
    await db().pool.query(`UPDATE lead SET stage = 'won', owner_id = 'huy' WHERE number % 7 = 0`)
    await fc.assert(
      fc.asyncProperty(
        instant,
        instant,
        fc.constantFrom<Grouping>('rep', 'source'),
        async (one, other, by) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)]
          const { leads, groups, funnel } = await ask({ from, to, by })
          expect(groups.reduce((sum, group) => sum + group.leads, 0)).toBe(leads)
          expect([leads, funnel[3]?.count]).toEqual(await plainCount(db(), from, to))
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Midnights and hours of 2025 and 2026, so that edges of days and months are met often. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 24 }).map((month) => Date.UTC(2025, month)),
  fc.integer({ min: 0, max: 730 }).map((day) => Date.UTC(2025, 0, 1 + day)),
  fc.integer({ min: 0, max: 730 * 24 }).map((hour) => Date.UTC(2025, 0, 1, hour)),
)

/** A lead every seven hours and a bit. */
const fillYears = ({ pool }: Database) =>
  pool.query(
    `INSERT INTO lead (id, created_at, updated_at, source, owner_id, band, score, reasons, policy_version)
     SELECT gen_random_uuid(), '2025-01-01Z'::timestamptz + make_interval(mins => n * 421), now(),
       'source-' || n % 3, CASE WHEN n % 5 > 0 THEN 'lan' END, 'cool', 1, '[]', 1
     FROM generate_series(0, 2400) n`,
  )

async function plainCount({ pool }: Database, from: number, to: number) {
  const { rows } = await pool.query<{ leads: number; won: number }>(
    `SELECT count(*)::int AS leads, count(*) FILTER (WHERE stage = 'won')::int AS won
     FROM lead WHERE created_at >= $1 AND created_at < $2`,
    [new Date(from), new Date(to)],
  )
  return [rows[0]?.leads, rows[0]?.won]
}
