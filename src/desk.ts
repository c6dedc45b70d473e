import type { RulesInForce } from './activities/house.ts'
import { openingList } from './activities/opening-list.ts'
import type { Desk, Health } from './bot/core/desk.ts'
import { pipelineChart } from './charts/pipeline-chart.ts'
import type { Database } from './db/client.ts'
import { readHealth } from './db/health.ts'
import { history } from './db/history.ts'
import { readLead } from './db/lead-record.ts'
import { findLeads } from './db/lead-search.ts'
import { pipeline } from './db/pipeline.ts'
import { queue } from './db/queue.ts'
import { keepSubmission } from './db/submission.ts'
import type { Readiness } from './intake/readiness.ts'
import type { TakeIn } from './take-in.ts'
import type { Journeys } from './temporal/journeys.ts'

export interface DeskParts {
  readonly db: Database
  readonly journeys: Journeys
  readonly rules: RulesInForce
  readonly takeIn: TakeIn
  readiness(): Promise<Readiness>
}

/** What the bot may ask of the program. */
export function createDesk({ db, journeys, rules, takeIn, readiness }: DeskParts): Desk {
  const now = (): number => Date.now()
  return {
    now,
    takeIn,
    policy: rules,
    instruct: journeys.instruct,
    keepSubmission: (submission) => keepSubmission(db, submission, now()),
    lead: (id) => readLead(db, id),
    findLeads: (query, page) => findLeads(db, query, page),
    queue: (owner, page) => queue(db, owner, page),
    openingList: async (at) => openingList(db, await rules(), at),
    history: (id, page) => history(db, id, page),
    pipeline: async (question) => {
      const { policy } = await rules()
      return pipeline(db, question, { currency: policy.team.currency })
    },
    members: async () => (await rules()).members,
    health: () => health(db, readiness, now()),
    chart: pipelineChart,
  }
}

async function health(
  db: Database,
  readiness: DeskParts['readiness'],
  now: number,
): Promise<Health> {
  const [{ checks }, counts] = await Promise.all([readiness(), readHealth(db, now)])
  const parts = Object.entries(checks).map(([name, check]) => ({
    name,
    ok: check.state === 'ok' || check.state === 'off',
    detail: check.state === 'ok' ? 'ok' : `${check.state}: ${check.reason}`,
  }))
  return { parts, ...counts }
}
