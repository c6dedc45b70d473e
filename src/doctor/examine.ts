import type { SlackSettings } from '../bot/slack/settings.ts'
import type { Database } from '../db/client.ts'
import { readMembers } from '../db/member.ts'
import type { TemporalLink } from '../temporal/connect.ts'
import { lookAtChat, teamFindings } from './chat.ts'
import { lookAtDatabase } from './database.ts'
import { type CheckId, checkIds, type Finding, unlooked } from './finding.ts'
import { lookAtJourneys } from './journeys.ts'
import { look, reasonOf } from './look.ts'
import { lookAtMachine, type Machine } from './machine.ts'
import { lookAtRecord } from './record.ts'
import { lookAtRules } from './rules.ts'
import { lookAtWeb } from './web.ts'
import { lookAtWorkflowEngine } from './workflow-engine.ts'

/** A program and its parts, reachable or not. */
export interface Patient {
  readonly databaseUrl: string
  readonly db: Database
  readonly temporal: TemporalLink
  /** Null: neither tokens nor a local page. */
  readonly slack: SlackSettings | null
  readonly rulesFile: string
  readonly url: string
}

/** Looks at everything and changes nothing. In the order of `checkIds`. */
export async function examine(
  machine: Machine,
  patient: Patient | null,
): Promise<readonly Finding[]> {
  const here = await lookAtMachine(machine)
  if (patient === null) return inOrder(here)
  const parts = await Promise.all([
    lookAtDatabase(patient.db, patient.databaseUrl),
    lookAtWorkflowEngine(patient.temporal),
    look('web', () => lookAtWeb(patient.url)).then((finding) => [finding]),
  ])
  const found = [...here, ...parts.flat()]
  return inOrder([...found, ...(await lookInside(patient, found))])
}

/** Each open lead is compared. */
const manyLeadsMs = 120_000

/** What stands in the record can only be read once the database answers and has its tables. */
async function lookInside(
  { db, temporal, slack, rulesFile }: Patient,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!isWell(found, 'database') || !isWell(found, 'tables'))
    return unlooked(inside, 'the database can’t be read')
  const rules = await lookAtRules(db, rulesFile)
  const record = await several(['deliveries', 'messages', 'first-calls'], () =>
    lookAtRecord(db, Date.now()),
  )
  const journeys = isWell(found, 'workflow-engine')
    ? [await look('journeys', () => lookAtJourneys(db, temporal), manyLeadsMs)]
    : unlooked(['journeys'], 'Temporal is down')
  const channels = rules.policy?.team.channels ?? []
  const chat = slack === null ? nobodyToAsk : await lookAtChat(slack, channels)
  const team = await several(['members', 'managers'], async () =>
    teamFindings(await readMembers(db), chat.userIds),
  )
  return [rules.findings, record, journeys, chat.findings, team].flat()
}

const inside: readonly CheckId[] = checkIds
  .slice(checkIds.indexOf('rules'))
  .filter((id) => !['workflow-engine', 'retention', 'worker', 'web'].includes(id))

const nobodyToAsk = {
  findings: unlooked(
    ['chat', 'chat-scopes', 'channels'],
    'there are neither tokens nor a local page',
  ),
  userIds: null,
}

async function several(
  ids: readonly CheckId[],
  work: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await work()
  } catch (error) {
    return unlooked(ids, reasonOf(error))
  }
}

const isWell = (found: readonly Finding[], id: CheckId): boolean =>
  found.some((finding) => finding.id === id && (finding.state === 'ok' || finding.state === 'warn'))

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((one, other) => checkIds.indexOf(one.id) - checkIds.indexOf(other.id))
