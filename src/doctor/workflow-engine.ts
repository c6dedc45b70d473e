import type { TemporalLink } from '../temporal/connect.ts'
import { taskQueue } from '../workflows/contract.ts'
import { bad, type CheckId, type Finding, ok, unlooked, warn } from './finding.ts'
import { look, reasonOf } from './look.ts'

const answerWithinMs = 5_000
const afterwards = ['retention', 'worker'] as const satisfies readonly CheckId[]

/** Does Temporal answer, does it keep histories long enough, and does anybody work for it? */
export async function lookAtWorkflowEngine(link: TemporalLink): Promise<readonly Finding[]> {
  const reached = await reach(link)
  if (reached.state === 'bad') return [reached, ...unlooked(afterwards, 'Temporal is down')]
  return [
    reached,
    ...(await Promise.all([
      look('retention', () => retention(link)),
      look('worker', () => worker(link, Date.now())),
    ])),
  ]
}

async function reach(link: TemporalLink): Promise<Finding> {
  try {
    const { serverVersion } = await soon(link, () => link.client.workflowService.getSystemInfo({}))
    await soon(link, () => describeNamespace(link))
    return ok('workflow-engine', `Temporal ${serverVersion} answers, namespace ${link.namespace}`)
  } catch (error) {
    const isUnknownNamespace = /namespace .*not found/i.test(reasonOf(error))
    return isUnknownNamespace
      ? bad(
          'workflow-engine',
          `Temporal answers, and has no namespace ${link.namespace}`,
          `temporal operator namespace create ${link.namespace}, or correct TEMPORAL_NAMESPACE`,
        )
      : bad(
          'workflow-engine',
          `Temporal does not answer: ${reasonOf(error)}`,
          'start Baton (npm start), or correct TEMPORAL_ADDRESS, TLS and API key',
        )
  }
}

async function retention(link: TemporalLink): Promise<Finding> {
  const { config } = await soon(link, () => describeNamespace(link))
  return keptFor(
    Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400,
    link.namespace,
  )
}

const fewDays = 7

/** The record is PostgreSQL's; histories are for finding out what happened. */
export function keptFor(days: number, namespace: string): Finding {
  const says = `histories of ended journeys are kept ${Number(days.toFixed(1))} days`
  return days >= fewDays
    ? ok('retention', says)
    : warn('retention', says, `temporal operator namespace update --retention 720h -n ${namespace}`)
}

/** A worker asks for work at least once a minute; one that has not is gone. */
const silentAfterMs = 90_000

async function worker(link: TemporalLink, now: number): Promise<Finding> {
  const kinds = { workflow: 1, activity: 2 } as const
  const [workflows, activities] = await Promise.all(
    Object.values(kinds).map((taskQueueType) => pollers(link, taskQueueType, now)),
  )
  if (workflows !== undefined && workflows > 0 && (activities ?? 0) > 0)
    return ok(
      'worker',
      `${workflows === 1 ? 'a worker asks' : `${workflows} workers ask`} for work`,
    )
  return bad(
    'worker',
    'no worker asks for work: journeys stand still, deliveries wait',
    'start one: npm start, or baton worker',
  )
}

async function pollers(link: TemporalLink, taskQueueType: 1 | 2, now: number): Promise<number> {
  const answer = await soon(link, () =>
    link.client.workflowService.describeTaskQueue({
      namespace: link.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType,
    }),
  )
  const alive = answer.pollers.filter(
    ({ lastAccessTime }) => now - Number(lastAccessTime?.seconds ?? 0) * 1_000 < silentAfterMs,
  )
  return new Set(alive.map(({ identity }) => identity)).size
}

const describeNamespace = ({ client, namespace }: TemporalLink) =>
  client.workflowService.describeNamespace({ namespace })

const soon = <Answer>({ client }: TemporalLink, ask: () => Promise<Answer>): Promise<Answer> =>
  client.withDeadline(Date.now() + answerWithinMs, ask)
