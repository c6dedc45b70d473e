// Records histories of journeys for the replay test, on a Temporal server of its own:
//   npx tsx scripts/record-histories.ts
// To be run when a change of the workflows is to be carried by patches from now on.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as elapse } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { leadId, memberId } from '../src/db/lead-state.ts'
import type { Wish } from '../src/domain/lead/instruction.ts'
import type { Band, LeadId } from '../src/domain/lead/lead.ts'
import type { MemberRecord } from '../src/domain/lead/record.ts'
import { parsePolicy } from '../src/domain/policy/parse-policy.ts'
import { freePort } from '../src/local/ports.ts'
import { startTemporal } from '../src/local/temporal.ts'
import { createJourneys, type Journeys } from '../src/temporal/journeys.ts'
import { workflowBundle } from '../src/temporal/workflow-bundle.ts'
import { journeyId, type Recorded, taskQueue } from '../src/workflows/contract.ts'
import { type MemoryRecord, memoryRecord } from '../test/workflow/memory-record.ts'

const folder = new URL('../test/workflow/histories/', import.meta.url)
const policy = alwaysOpen()
/** Minutes of the rules pass in fractions of a second. */
const faster = 300
const identity = 'recorder'
const day = 24 * 60 * 60_000
const patienceMs = 60_000

const workflowTask = { scheduled: 5, completed: 7 } as const

const lan: MemberRecord = {
  id: memberId('lan'),
  name: 'Lan',
  role: 'member',
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  slackId: null,
  teamsId: null,
  sells: true,
  quota: null,
}

interface Lead {
  readonly record: MemoryRecord
  does(wish: Wish): Promise<void>
  returns(): Promise<void>
  comesTo(what: string): Promise<void>
  ends(): Promise<void>
}

const journeysToRecord: Readonly<Record<string, readonly [Band, (lead: Lead) => Promise<void>]>> = {
  'hot-claimed-won': [
    'hot',
    async (lead) => {
      await lead.comesTo('announce')
      await lead.does({ kind: 'claim' })
      await lead.does({ kind: 'log_call', outcome: 'reached' })
      const holds = { value: 'yes', holds: true }
      const answers = { need: holds, budget: holds, timing: holds }
      await lead.does({ kind: 'answer_bant', answers })
      await lead.does({ kind: 'win', amount: 650_000_000 })
      await lead.ends()
    },
  ],
  'unreachable-returned': [
    'hot',
    async (lead) => {
      await lead.comesTo('announce')
      await lead.does({ kind: 'claim' })
      for (let call = 1; call <= 6; call += 1) {
        await lead.does({ kind: 'log_call', outcome: 'no_answer' })
      }
      await lead.comesTo('owner: unreachable')
      await lead.returns()
      await lead.comesTo('owner: returned')
    },
  ],
  'cool-sleeping': [
    'cool',
    async (lead) => {
      await lead.comesTo('arrive in-1')
    },
  ],
  'nobody-claims': [
    'hot',
    async (lead) => {
      await lead.comesTo('owner: assigned')
    },
  ],
}

async function recordAll(client: Client, nativeConnection: NativeConnection): Promise<void> {
  const records = new Map<LeadId, MemoryRecord>()
  const worker = await Worker.create({
    connection: nativeConnection,
    identity,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: eachItsOwn(records),
  })
  await worker.runUntil(async () => {
    for (const [name, [band, live]] of Object.entries(journeysToRecord)) {
      const id = leadId(randomUUID())
      const record = memoryRecord(policy, { band, members: [lan] })
      if (band === 'cool') record.scoreBecomes(band, { at: Date.now() + 30 * day, to: 'warm' })
      records.set(id, record)
      const journeys = createJourneys(client)
      await journeys.begin(id, 'in-1')
      await live(leadOf(id, record, journeys, client))
      await keep(name, id, client)
    }
  })
}

function leadOf(id: LeadId, record: MemoryRecord, journeys: Journeys, client: Client): Lead {
  return {
    record,
    async does(wish) {
      const by = { memberId: memberId('lan'), role: 'member' } as const
      const answer = await journeys.instruct(id, { id: randomUUID(), by, wish })
      if (!answer.ok) throw new Error(`${wish.kind}: ${answer.refusal.code}`)
    },
    returns: () => journeys.visited(id, 'in-2'),
    async comesTo(what) {
      const until = Date.now() + patienceMs
      while (!record.log.some((happened) => happened.what === what)) {
        if (Date.now() > until) throw new Error(`it never came to ${what}`)
        await elapse(50)
      }
    },
    async ends() {
      await client.workflow.getHandle(journeyId(id)).result()
    },
  }
}

/** Its last task must be done, or the history would end in the middle of one. */
async function keep(name: string, id: LeadId, client: Client): Promise<void> {
  const handle = client.workflow.getHandle(journeyId(id))
  const until = Date.now() + patienceMs
  for (;;) {
    const history = await handle.fetchHistory()
    const types = (history.events ?? []).map(({ eventType }) => eventType)
    const started = types.filter((type) => type === workflowTask.scheduled).length
    const done = types.filter((type) => type === workflowTask.completed).length
    if (started === done) {
      writeFileSync(new URL(`${name}.json`, folder), `${historyToJSON(history)}\n`)
      process.stdout.write(`${name}: ${types.length} events\n`)
      return
    }
    if (Date.now() > until) throw new Error(`${name} does not come to rest`)
    await elapse(100)
  }
}

function eachItsOwn(records: ReadonlyMap<LeadId, MemoryRecord>): MemoryRecord['activities'] {
  const of = (id: LeadId) => {
    const record = records.get(id)
    if (record === undefined) throw new Error(`nobody knows ${id}`)
    return record.activities
  }
  return {
    async arrive(id, inboundId, now) {
      const arrival = await of(id).arrive(id, inboundId, now)
      if (arrival.kind !== 'new') return arrival
      return { ...arrival, recorded: hurried(arrival.recorded, now) }
    },
    record: async (id, change, now) => hurried(await of(id).record(id, change, now), now),
    deliver: (id, now) => of(id).deliver(id, now),
    passOn: (id, inboundId) => of(id).passOn(id, inboundId),
  }
}

const hurried = (recorded: Recorded, now: number): Recorded => ({
  ...recorded,
  timetable: Object.fromEntries(
    Object.entries(recorded.timetable).map(([what, at]) => [
      what,
      now + Math.round((at - now) / faster),
    ]),
  ),
})

/** The sample rules without closing time or holidays. */
function alwaysOpen() {
  const yaml = readFileSync(new URL('../baton.sample.yaml', import.meta.url), 'utf8')
    .replace(/^( {2}(?:mon|tue|wed|thu|fri|sat|sun): ).*$/gm, "$1[{ from: '00:00', to: '24:00' }]")
    .replace(/^( {2}country: )VN( # null: only)/m, '$1null$2')
  const read = parsePolicy(yaml)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.policy
}

Runtime.install({ logger: new DefaultLogger('WARN') })
const home = mkdtempSync(path.join(os.tmpdir(), 'baton-record-'))
const temporal = await startTemporal({ home, port: await freePort() })
const connection = await Connection.connect({ address: temporal.address })
const native = await NativeConnection.connect({ address: temporal.address })
try {
  await recordAll(new Client({ connection, identity }), native)
} finally {
  await connection.close()
  await native.close()
  await temporal.stop()
  rmSync(home, { recursive: true, force: true })
}
