import { randomUUID } from 'node:crypto'
import { deliver } from '../../../src/activities/deliver.ts'
import { createDraw } from '../../../src/activities/draw.ts'
import { rulesOf } from '../../../src/activities/house.ts'
import { createPostman } from '../../../src/activities/postman.ts'
import { record } from '../../../src/activities/record.ts'
import { slackClient, slackPort } from '../../../src/bot/slack/app.ts'
import type { Database } from '../../../src/db/client.ts'
import type { Wish } from '../../../src/domain/lead/instruction.ts'
import type { Reminder } from '../../../src/domain/lead/journey-state.ts'
import type { LeadId } from '../../../src/domain/lead/lead.ts'
import type { Change } from '../../../src/workflows/contract.ts'
import { aMember, memberId } from '../../builders/lead.ts'
import { aPolicy } from '../../builders/policy.ts'
import type { ApiCall, FakeSlack } from '../../drivers/fake-slack.ts'
import { at, date, putLead } from '../db/rows.ts'

const night = at('22:00', '2026-11-29')
export const opening = at('08:00')

/** As many points as a lead has employees; from ten on it is hot. */
const policy = aPolicy({
  bands: { hot: 10, warm: 5, minimum: 0, mql: 5 },
  scoring: {
    fit: Array.from({ length: 50 }, (_, n) => ({
      id: `e${n + 1}`,
      points: n + 1,
      field: 'employees',
      atLeast: n + 1,
      below: n + 2,
      reason: { vi: 'nhân viên', en: 'employees' },
    })),
    behaviour: [],
    negative: [],
  },
})

const members = [
  aMember(),
  aMember({ id: memberId('mai'), name: 'Mai', slackId: 'U0MAI', role: 'manager' }),
]

/** What journeys ask of the record and of Slack, without the journeys. Leads are called by their points. */
export interface Opening {
  /** Leads of Sunday night with so many points. */
  wait(...points: readonly number[]): Promise<void>
  announce(lead: number, when?: number): Promise<void>
  does(lead: number, wish: Wish, when: number): Promise<void>
  remind(lead: number, what: Reminder, when: number): Promise<void>
  deliver(lead: number, when?: number): Promise<void>
  id(lead: number): LeadId
}

export function anOpening(db: Database, api: FakeSlack): Opening {
  const leads = new Map<number, LeadId>()
  const rules = async () => rulesOf(1, policy, members)
  const port = slackPort(slackClient({ botToken: 'xoxb-1', apiUrl: api.url }), {
    isLocalPage: false,
  })
  const postman = createPostman({
    db,
    ports: new Map([['slack', port]]),
    members: async () => members,
    draw: createDraw(db, rules),
  })

  function id(lead: number): LeadId {
    const found = leads.get(lead)
    if (found === undefined) throw new Error(`no lead has ${lead} points`)
    return found
  }
  async function change(lead: number, what: Change, when: number): Promise<void> {
    const { refusal } = await record({ db, rules }, id(lead), what, when)
    if (refusal !== null) throw new Error(`refused: ${refusal.code}`)
  }
  async function waits(points: number): Promise<void> {
    const name = `Người ${String(points).padStart(2, '0')}`
    const createdAt = date('21:00', '2026-11-29')
    leads.set(points, await putLead(db, { name, employees: points, createdAt }))
    await change(points, { kind: 'reread', id: randomUUID() }, night)
  }
  const remind: Opening['remind'] = (lead, what, when) =>
    change(lead, { kind: 'reminder', id: randomUUID(), what }, when)

  return {
    id,
    remind,
    async wait(...points) {
      for (const each of points) await waits(each)
    },
    announce: (lead, when = opening) => remind(lead, 'announce', when),
    does(lead, wish, when) {
      const click = randomUUID()
      const by = { memberId: memberId('lan'), role: 'member' } as const
      const instruction = { id: click, by, wish }
      return change(lead, { kind: 'instruction', id: click, instruction }, when)
    },
    async deliver(lead, when = opening) {
      await deliver({ db, postman }, id(lead), when)
    },
  }
}

/** The channel of the policy; direct messages go to D1. */
export const inChannel = ({ args }: ApiCall): boolean => args['channel'] === 'C0SALES'

/** The points of the leads that a message of the channel shows, from top to bottom. */
export const shown = ({ args }: ApiCall): readonly number[] =>
  [...(args['blocks'] ?? '').matchAll(/Người (\d\d)/g)].map(([, points]) => Number(points))

export const heading = ({ args }: ApiCall): string => args['text'] ?? ''
