import type { Desk, Health, Submission, TypedLead } from '../../src/bot/core/desk.ts'
import type { Asker } from '../../src/bot/core/inbound.ts'
import type { Answer, Instruction } from '../../src/domain/lead/instruction.ts'
import type { LeadId } from '../../src/domain/lead/lead.ts'
import type { HistoryEntry, LeadRecord, MemberRecord } from '../../src/domain/lead/record.ts'
import type { Page, Paged } from '../../src/domain/page.ts'
import type { Pipeline, PipelineQuestion } from '../../src/domain/pipeline/pipeline.ts'
import { clock, leadId, memberId, team } from './lead.ts'
import { aPipeline } from './pipeline.ts'
import { aPolicy } from './policy.ts'

/** A desk that answers from what it was given and keeps what it was asked, in order. */
export interface DeskLog {
  readonly instructed: { readonly leadId: LeadId; readonly instruction: Instruction }[]
  readonly kept: Submission[]
  readonly takenIn: TypedLead[]
  readonly asked: PipelineQuestion[]
  readonly order: string[]
}

export interface DeskFacts {
  readonly now?: number
  readonly leads?: readonly LeadRecord[]
  readonly members?: readonly MemberRecord[]
  readonly history?: readonly HistoryEntry[]
  readonly pipeline?: Pipeline
  readonly health?: Health
  readonly answer?: Answer
  readonly chart?: Desk['chart']
}

export const allWell: Health = {
  parts: [{ name: 'PostgreSQL', ok: true, detail: '17.2' }],
  unprocessedDeliveries: 0,
  refusedDeliveries: 0,
  unsentMessages: 0,
  failedMessages: 0,
  lateFirstCalls: 0,
}

export function aDesk(facts: DeskFacts = {}): { readonly desk: Desk; readonly log: DeskLog } {
  const log: DeskLog = { instructed: [], kept: [], takenIn: [], asked: [], order: [] }
  const leads = facts.leads ?? []
  const desk: Desk = {
    now: () => facts.now ?? clock('09:32'),
    policy: async () => ({ version: 3, policy: aPolicy() }),
    instruct: async (id, instruction) => {
      log.order.push(`instruct ${instruction.wish.kind}`)
      log.instructed.push({ leadId: id, instruction })
      return facts.answer ?? { ok: true, stage: 'new', ownerId: memberId('lan'), nextStep: null }
    },
    keepSubmission: async (submission) => {
      log.order.push(`keep ${submission.form}`)
      log.kept.push(submission)
    },
    takeIn: async (lead) => {
      log.takenIn.push(lead)
      return { leadId: leadId(77) }
    },
    lead: async (id) => leads.find((lead) => lead.id === id) ?? null,
    findLeads: async (query, page) =>
      pageOf(
        leads.filter((lead) => `${lead.name} ${lead.phone} #${lead.number}`.includes(query)),
        page,
      ),
    queue: async (owner, page) =>
      pageOf(
        leads.filter((lead) => lead.ownerId === owner),
        page,
      ),
    openingList: async (at) => ({
      at,
      closedAt: null,
      leads,
      firstRank: 1,
      total: leads.length,
    }),
    history: async (_id, page) => pageOf(facts.history ?? [], page),
    pipeline: async (question) => {
      log.asked.push(question)
      return { ...(facts.pipeline ?? aPipeline()), question }
    },
    members: async () => facts.members ?? team,
    health: async () => facts.health ?? allWell,
    chart: facts.chart ?? (async () => ({ png: new Uint8Array(), name: 'p.png', alt: 'chart' })),
  }
  return { desk, log }
}

export const anAsker = (over: Partial<Asker> = {}): Asker => ({
  memberId: memberId('lan'),
  name: 'Lan',
  role: 'member',
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  platform: 'slack',
  userId: 'U0LAN',
  ...over,
})

export const aManager = (over: Partial<Asker> = {}): Asker =>
  anAsker({
    memberId: memberId('mai'),
    name: 'Trần Thị Mai',
    role: 'manager',
    userId: 'U0MAI',
    ...over,
  })

const pageOf = <Item>(all: readonly Item[], { number, size }: Page): Paged<Item> => ({
  items: all.slice(number * size, (number + 1) * size),
  total: all.length,
})
