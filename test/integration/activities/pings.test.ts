import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeSlack, fakeSlack } from '../../drivers/fake-slack.ts'
import { onPostgres } from '../db/on-postgres.ts'
import { at } from '../db/rows.ts'
import { anOpening, inChannel, type Opening } from './an-opening.ts'

const database = onPostgres()
let api: FakeSlack
let team: Opening
beforeEach(async () => {
  api = await fakeSlack()
  api.answer('chat.postMessage', { ok: true, channel: 'C0SALES', ts: '1.1' })
  api.answer('chat.update', { ok: true })
  api.answer('conversations.open', { ok: true, channel: { id: 'D1' } })
  team = anOpening(database(), api)
})
afterEach(() => api.close())

/** As many leads as a manager may be told of in an hour, and two more. */
const leads = Array.from({ length: 12 }, (_, n) => n + 10)

async function nobodyClaims(): Promise<void> {
  await team.wait(...leads)
  for (const lead of leads) await team.announce(lead)
  for (const lead of leads) await team.remind(lead, 'tell_managers', at('08:15'))
}

/** When each message of a member may go, in the order in which they were written; null: at once. */
async function waits(place: string, lead?: number): Promise<readonly (number | null)[]> {
  const of = lead === undefined ? {} : { leadId: team.id(lead) }
  const where = { place, kind: 'direct', ...of }
  const rows = await database().prisma.outbound.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ sendAfter }) => sendAfter?.getTime() ?? null)
}

describe('a member is pinged only so often an hour', () => {
  it('and the rest waits until the first is an hour old', async () => {
    await nobodyClaims()
    const atOnce = Array.from({ length: 10 }, () => null)
    expect(await waits('@mai')).toEqual([...atOnce, at('09:15'), at('09:15')])
  })

  it('also when all is told at the same moment', async () => {
    await team.wait(...leads)
    for (const lead of leads) await team.announce(lead)
    await Promise.all(leads.map((lead) => team.remind(lead, 'tell_managers', at('08:15'))))
    const late = (await waits('@mai')).filter((when) => when !== null)
    expect(late).toEqual([at('09:15'), at('09:15')])
  })

  it('but for what is timed: the nudge before the promised call is never late', async () => {
    await nobodyClaims()
    await database().prisma.outbound.updateMany({
      where: { place: '@mai', kind: 'direct' },
      data: { place: '@lan' },
    })
    await team.does(10, { kind: 'claim' }, at('08:16'))
    await team.remind(10, 'nudge_first_call', at('08:26'))
    expect((await waits('@lan', 10)).at(-1)).toBeNull()
    await team.remind(10, 'notice_silence', at('08:27'))
    expect((await waits('@lan', 10)).at(-1)).toBe(at('09:15'))
  })

  it('and is not told any more what is no longer so when the hour has come', async () => {
    await nobodyClaims()
    await team.does(21, { kind: 'claim' }, at('08:20'))
    await team.deliver(20, at('09:16'))
    await team.deliver(21, at('09:16'))
    const told = api.calls('chat.postMessage').filter((call) => !inChannel(call))
    const about = told.flatMap(({ args }) => /Người (\d\d)/.exec(args['text'] ?? '')?.[1] ?? [])
    expect(about).toContain('20')
    const unclaimed = told.filter(({ args }) => /Người 21/.test(args['text'] ?? ''))
    expect(unclaimed.map(({ args }) => args['text'])).toEqual([expect.stringContaining('✅ Lan')])
  })
})
