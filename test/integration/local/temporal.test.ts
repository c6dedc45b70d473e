import { Client, Connection } from '@temporalio/client'
import { defineSearchAttributeKey } from '@temporalio/common'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../../src/local/ports.ts'
import { type LocalTemporal, startTemporal, temporalProgram } from '../../../src/local/temporal.ts'
import { aHome } from './a-home.ts'

let home: ReturnType<typeof aHome>
const running: LocalTemporal[] = []
beforeEach(() => {
  home = aHome()
})
afterEach(async () => {
  for (const temporal of running.splice(0)) await temporal.stop()
  home.remove()
})

const searchAttributes = { BatonStage: 'Keyword', BatonDue: 'Datetime' } as const
async function start(port: number): Promise<LocalTemporal> {
  const temporal = await startTemporal({ home: home.path, port, searchAttributes })
  running.push(temporal)
  return temporal
}

async function withClient<T>({ address }: LocalTemporal, work: (client: Client) => Promise<T>) {
  const connection = await Connection.connect({ address, connectTimeout: '2s' })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

const begin = (client: Client, workflowId: string) =>
  client.workflow.start('journey', {
    taskQueue: 'nobody-polls',
    workflowId,
    typedSearchAttributes: [
      { key: defineSearchAttributeKey('BatonStage', 'KEYWORD'), value: 'hot' },
    ],
  })

const statusOf = (client: Client, workflowId: string) =>
  client.workflow
    .getHandle(workflowId)
    .describe()
    .then(({ status }) => status.name)

const whyNot = reasonToSkip()

describe(`the embedded Temporal server${whyNot}`, { skip: whyNot !== '' }, () => {
  it('serves workflows with our search attributes and a month of histories', async () => {
    const temporal = await start(await freePort())
    await withClient(temporal, async (client) => {
      await begin(client, 'lead:1')
      expect(await statusOf(client, 'lead:1')).toBe('RUNNING')
      const { config } = await client.workflowService.describeNamespace({
        namespace: temporal.namespace,
      })
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3_600)
    })
  })

  it('comes back after SIGKILL at the same address with what it knew', async () => {
    const temporal = await start(await freePort())
    await withClient(temporal, (client) => begin(client, 'lead:1'))
    const before = temporal.pid() ?? 0
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(temporal.restarts()).toBe(1), { timeout: 10_000 })
    const status = await vi.waitFor(
      () => withClient(temporal, (client) => statusOf(client, 'lead:1')),
      { timeout: 30_000, interval: 200 },
    )
    expect(status).toBe('RUNNING')
    expect(temporal.pid()).not.toBe(before)
  })

  it('knows its workflows and attributes after a stop and a start', async () => {
    const port = await freePort()
    const first = await start(port)
    await withClient(first, (client) => begin(client, 'lead:1'))
    await first.stop()
    await withClient(await start(port), async (client) => {
      expect(await statusOf(client, 'lead:1')).toBe('RUNNING')
      await begin(client, 'lead:2')
    })
  })

  it('says who needs the port when another program has it', async () => {
    const first = await start(await freePort())
    const port = Number(first.address.split(':')[1])
    const elsewhere = aHome()
    await expect(startTemporal({ home: elsewhere.path, port })).rejects.toThrow(
      `Port ${port} of this machine, which Temporal needs, is in use by another program. Stop that program, or set BATON_TEMPORAL_PORT to a free port.`,
    )
    elsewhere.remove()
  })
})

function reasonToSkip(): string {
  try {
    temporalProgram()
    return ''
  } catch (error) {
    return ` — SKIPPED: ${error instanceof Error ? error.message : String(error)}`
  }
}
