import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker } from '@temporalio/worker'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadId, memberId } from '../../src/db/lead-state.ts'
import type { Answer, Instruction, Wish } from '../../src/domain/lead/instruction.ts'
import type { Band, LeadId, MemberId } from '../../src/domain/lead/lead.ts'
import type { MemberRecord } from '../../src/domain/lead/record.ts'
import { parsePolicy } from '../../src/domain/policy/parse-policy.ts'
import { createJourneys, type Journeys } from '../../src/temporal/journeys.ts'
import { workflowBundle } from '../../src/temporal/workflow-bundle.ts'
import { journeyId, taskQueue } from '../../src/workflows/contract.ts'
import { type MemoryRecord, memoryRecord } from './memory-record.ts'
import { openTimeSkipping, whyNoTimeSkipping } from './time-skipping.ts'

const zone = 'Asia/Ho_Chi_Minh'
const policy = samplePolicy()
const lan = memberId('lan')
const huy = memberId('huy')

describe.skipIf(whyNoTimeSkipping !== null)(`a lead's journey${whyNoTimeSkipping ?? ''}`, () => {
  const records = new Map<LeadId, MemoryRecord>()
  let env: TestWorkflowEnvironment
  let journeys: Journeys
  let worker: Worker
  let running: Promise<void>

  beforeAll(async () => {
    const bundle = await workflowBundle()
    env = await openTimeSkipping()
    journeys = createJourneys(env.client)
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowBundle: bundle,
      activities: eachItsOwn(records),
    })
    running = worker.run()
  })
  afterAll(async () => {
    worker?.shutdown()
    await running
    await env?.teardown()
  })

  it('offers a hot lead at once, then again, then to the managers, then assigns it', async () => {
    await withLead({ band: 'hot', members: [aRep('lan'), aRep('huy')] }, async (lead) => {
      await lead.passes({ minutes: 31 })
      expect(lead.happened()).toEqual([
        'arrive in-1',
        'announce',
        'show_again',
        'thread: still_unclaimed',
        'tell_managers',
        'managers: still_unclaimed',
        'assign_in_turn',
        'owner: assigned',
      ])
    })
  })

  it('gives the lead to one of two who claim, and tells the other who has it', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      const [first, second] = await Promise.all([
        lead.does(lan, { kind: 'claim' }),
        lead.does(huy, { kind: 'claim' }),
      ])
      const winners = [first, second].filter(({ ok }) => ok)
      expect(winners).toHaveLength(1)
      const loser = first.ok ? second : first
      const winner = first.ok ? lan : huy
      expect(loser).toMatchObject({ ok: false, refusal: { code: 'already_claimed', by: winner } })
    })
  })

  it('takes a click twice as one, even when the server has forgotten the first', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      const click = randomUUID()
      expect(await lead.does(lan, { kind: 'claim' }, click)).toMatchObject({
        ok: true,
        ownerId: lan,
      })
      const again: Instruction = {
        id: click,
        by: { memberId: lan, role: 'member' },
        wish: { kind: 'claim' },
      }
      const journey = env.client.workflow.getHandle(journeyId(lead.id))
      const answer = journey.executeUpdate('claim', { args: [again], updateId: randomUUID() })
      expect(await answer).toMatchObject({ ok: true, ownerId: lan })
      expect(lead.happened().filter((what) => what === 'claim')).toHaveLength(1)
    })
  })

  it('waits at night and announces at the opening', async () => {
    await withLead({ band: 'hot', at: { hour: 22 } }, async (lead) => {
      await lead.passes({ hours: 9 })
      expect(lead.happened()).toEqual(['arrive in-1'])
      await lead.passes({ hours: 1, minutes: 1 })
      expect(lead.happened()).toEqual(['arrive in-1', 'announce'])
    })
  })

  it('announces all leads of a night at the same opening', async () => {
    await withLead({ band: 'hot', at: { hour: 21 } }, async (first) => {
      await first.passes({ hours: 2 })
      const second = await arrives({ band: 'hot' })
      await second.passes({ hours: 8 })
      expect([first.happened(), second.happened()]).toEqual([['arrive in-1'], ['arrive in-1']])
      await second.passes({ hours: 1, minutes: 1 })
      const hours = [first, second].map(({ record }) => announcedAt(record))
      expect(hours).toEqual(['08:00', '08:00'])
      await second.isPutAway()
    })
  })

  it('nudges before the promised call, and leaves an owner who called alone', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      await lead.passes({ minutes: 11 })
      expect(lead.happened()).toContain('owner: first_call_nudge')
      await lead.does(lan, { kind: 'log_call', outcome: 'reached' })
      await lead.passes({ hours: 4 })
      expect(lead.happened()).not.toContain('break_promise')
      expect(lead.standing().state).toMatchObject({ ownerId: lan, stage: 'researched' })
    })
  })

  it('frees a lead whose owner did not call in time', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      await lead.passes({ minutes: 16 })
      expect(lead.happened().slice(-4)).toEqual([
        'break_promise',
        'thread: announced_again',
        'owner: promise_broken',
        'announce',
      ])
      expect(await lead.does(huy, { kind: 'claim' })).toMatchObject({ ok: true, ownerId: huy })
    })
  })

  it('plans six attempts, then lets the lead mature, and picks it up when the buyer returns', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        expect(await lead.does(lan, { kind: 'log_call', outcome: 'no_answer' })).toMatchObject({
          ok: true,
        })
        await lead.reachesNextStep()
      }
      expect(lead.standing().state).toMatchObject({ stage: 'unreachable', nextStep: null })
      expect(lead.happened()).toContain('owner: unreachable')
      await journeys.visited(lead.id, 'in-2')
      await lead.comesTo('owner: returned')
      expect(lead.standing().state).toMatchObject({ stage: 'researched', ownerId: lan })
    })
  })

  it('makes an SQL of a reached lead whose BANT holds', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      await lead.does(lan, { kind: 'log_call', outcome: 'reached' })
      const holds = { value: 'yes', holds: true }
      const answers = { need: holds, budget: holds, timing: holds }
      expect(await lead.does(lan, { kind: 'answer_bant', answers })).toMatchObject({ stage: 'hot' })
      expect(lead.standing().isSql).toBe(true)
    })
  })

  it('reminds of a meeting a day and an hour before, asks how it went, and tells the managers of silence', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      const startsAt = (await lead.now()) + 2 * day
      await lead.does(lan, { kind: 'book_meeting', startsAt, minutes: 60 })
      await lead.passes({ days: 4 })
      await lead.comesTo('managers: meeting_silence_manager')
      expect(lead.happened().filter((what) => what.includes('meeting'))).toEqual([
        'book_meeting',
        'owner: meeting_reminder',
        'owner: meeting_reminder',
        'owner: meeting_outcome',
        'owner: meeting_outcome',
        'managers: meeting_silence_manager',
      ])
      await lead.does(lan, { kind: 'record_meeting', outcome: 'held' })
      expect(lead.standing().state.nextStep).toMatchObject({ kind: 'follow_up' })
    })
  })

  it.each<Band>(['hot', 'cool'])(
    'reminds the managers of the meeting of a %s lead that was released',
    async (band) => {
      await withLead({ band }, async (lead) => {
        await lead.does(lan, { kind: 'claim' })
        const startsAt = (await lead.now()) + 2 * day
        await lead.does(lan, { kind: 'book_meeting', startsAt, minutes: 60 })
        await lead.does(lan, { kind: 'release' })
        await lead.passes({ days: 1, hours: 23, minutes: 1 })
        expect(lead.happened().filter((what) => /: meeting|remind_/.test(what))).toEqual([
          'managers: meeting_unowned',
          'remind_first',
          'managers: meeting_unowned',
          'remind_again',
          'managers: meeting_unowned',
        ])
      })
    },
  )

  it('ends with a signed deal, and goes on when a manager opens it again', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      expect(await lead.does(lan, { kind: 'win', amount: 500_000_000 })).toMatchObject({
        stage: 'won',
      })
      await lead.ends()
      expect(lead.happened()).toContain('channel: won')
      expect(await lead.does(lan, { kind: 'log_call', outcome: 'reached' })).toEqual({
        ok: false,
        refusal: { code: 'closed', stage: 'won' },
      })
      expect(
        await lead.does(memberId('minh'), { kind: 'reopen' }, randomUUID(), 'manager'),
      ).toMatchObject({
        ok: true,
        ownerId: lan,
      })
    })
  })

  it('tells the owner when an owned lead cools, and takes nothing away', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(lan, { kind: 'claim' })
      lead.record.scoreBecomes('hot', { at: (await lead.now()) + 3 * day + hour, to: 'warm' })
      await lead.does(lan, { kind: 'log_call', outcome: 'reached' })
      await lead.passes({ days: 4 })
      expect(lead.happened()).toContain('owner: cooled')
      expect(lead.standing().state.ownerId).toBe(lan)
    })
  })

  it('puts a lead out with a reason and takes it back', async () => {
    await withLead({ band: 'hot' }, async (lead) => {
      await lead.does(huy, { kind: 'disqualify', reason: 'spam' })
      await lead.ends()
      expect(await lead.does(lan, { kind: 'claim' })).toEqual({
        ok: false,
        refusal: { code: 'disqualified' },
      })
      expect(await lead.does(huy, { kind: 'restore' })).toMatchObject({ ok: true })
      expect(await lead.does(lan, { kind: 'claim' })).toMatchObject({ ok: true, ownerId: lan })
    })
  })

  it('hands a delivery of somebody known to their journey and ends', async () => {
    const known = leadId(randomUUID())
    await withLead({ band: 'hot', knownAs: known }, async (lead) => {
      await lead.ends()
      expect(lead.happened()).toEqual([`pass in-1 on to ${known}`])
    })
  })

  // The test server, not the journey, sometimes sleeps on after sixty skipped days on a busy machine.
  it('lets a cool lead sleep until its score makes it hot', { retry: 2 }, async () => {
    await withLead({ band: 'cool', isLast: true }, async (lead) => {
      await lead.passes({ days: 60 })
      expect(lead.happened()).toEqual(['arrive in-1'])
      lead.record.scoreBecomes('hot')
      await journeys.behaved(lead.id, 'in-2')
      await lead.comesTo('announce')
      expect(lead.happened()).toEqual(['arrive in-1', 'behaviour', 'announce'])
    })
  })

  // — the arrangement —

  interface Options {
    readonly band: Band
    readonly members?: readonly MemberRecord[]
    readonly knownAs?: LeadId
    readonly at?: { readonly hour: number }
    /** The time-skipping server, not the real one, stumbles over ending this journey; nothing comes after. */
    readonly isLast?: boolean
  }

  interface LeadUnderTest {
    readonly id: LeadId
    readonly record: MemoryRecord
    happened(): readonly string[]
    standing: MemoryRecord['standing']
    now(): Promise<number>
    does(by: MemberId, wish: Wish, click?: string, role?: 'member' | 'manager'): Promise<Answer>
    passes(time: { days?: number; hours?: number; minutes?: number }): Promise<void>
    reachesNextStep(): Promise<void>
    comesTo(what: string): Promise<void>
    ends(): Promise<void>
    isPutAway(): Promise<void>
  }

  async function withLead(
    options: Options,
    test: (lead: LeadUnderTest) => Promise<void>,
  ): Promise<void> {
    await skipTo(options.at?.hour ?? 9)
    const lead = await arrives(options)
    await test(lead)
    if (options.knownAs === undefined && options.isLast !== true) await lead.isPutAway()
  }

  async function arrives(options: Options): Promise<LeadUnderTest> {
    const id = leadId(randomUUID())
    const record = memoryRecord(policy, options)
    records.set(id, record)
    await journeys.begin(id, 'in-1')
    const lead = underTest(id, record)
    if (options.knownAs === undefined) await lead.comesTo('arrive in-1')
    return lead
  }

  const announcedAt = ({ log }: MemoryRecord): string | undefined =>
    log
      .filter(({ what }) => what === 'announce')
      .map(({ at }) => DateTime.fromMillis(at, { zone }).toFormat('HH:mm'))[0]

  function underTest(id: LeadId, record: MemoryRecord): LeadUnderTest {
    const happened = () => record.log.map(({ what }) => what)
    return {
      id,
      record,
      happened,
      standing: record.standing,
      now: () => env.currentTimeMs(),
      does: (by, wish, click = randomUUID(), role = 'member') =>
        journeys.instruct(id, { id: click, by: { memberId: by, role }, wish }),
      passes: ({ days = 0, hours = 0, minutes = 0 }) =>
        env.sleep(days * day + hours * hour + minutes * minute),
      async reachesNextStep() {
        const due = record.standing().state.nextStep?.dueAt
        if (due !== undefined)
          await env.sleep(Math.max(0, due - (await env.currentTimeMs())) + minute)
      },
      comesTo: (what) => expect.poll(happened, { timeout: 10_000 }).toContain(what),
      async ends() {
        await env.client.workflow.getHandle(journeyId(id)).result()
      },
      async isPutAway() {
        const by = { memberId: memberId('minh'), role: 'manager' } as const
        await journeys.instruct(id, {
          id: randomUUID(),
          by,
          wish: { kind: 'disqualify', reason: 'test' },
        })
      },
    }
  }

  /** Next Monday that is no holiday, at this hour in Vietnam. */
  async function skipTo(hourOfDay: number): Promise<void> {
    const now = DateTime.fromMillis(await env.currentTimeMs(), { zone })
    const monday = now.plus({ weeks: 1 }).startOf('week').set({ hour: hourOfDay })
    await env.sleep(monday.toMillis() - now.toMillis())
  }
})

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** One worker serves every test; each lead has a record of its own. */
function eachItsOwn(records: ReadonlyMap<LeadId, MemoryRecord>): MemoryRecord['activities'] {
  const of = (id: LeadId) => {
    const record = records.get(id)
    if (record === undefined) throw new Error(`no test knows ${id}`)
    return record.activities
  }
  const byInbound = (id: LeadId) =>
    records.get(id) ?? [...records.values()].find(({ knownAs }) => knownAs === id)
  return {
    arrive: (id, ...rest) => of(id).arrive(id, ...rest),
    record: (id, ...rest) => of(id).record(id, ...rest),
    deliver: (id, ...rest) => of(id).deliver(id, ...rest),
    passOn: async (id, ...rest) => byInbound(id)?.activities.passOn(id, ...rest),
  }
}

function samplePolicy() {
  const read = parsePolicy(
    readFileSync(new URL('../../baton.sample.yaml', import.meta.url), 'utf8'),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.policy
}

const aRep = (id: string): MemberRecord => ({
  id: memberId(id),
  name: id,
  role: 'member',
  language: 'vi',
  zone,
  slackId: null,
  teamsId: null,
  sells: true,
  quota: null,
})
