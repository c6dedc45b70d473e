import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'

export const namespace = 'default'

/** A month: the development server by itself forgets closed journeys after a day. */
const retentionMs = 30 * 24 * 3_600_000

/** True once the frontend answers and knows the namespace; asked until it does. */
export async function isServing(address: string): Promise<boolean> {
  try {
    await withConnection(address, async ({ workflowService }) => {
      await workflowService.describeNamespace({ namespace })
    })
    return true
  } catch {
    return false
  }
}

export const keepHistories = (address: string): Promise<void> =>
  withConnection(address, async ({ workflowService }) => {
    const config = { workflowExecutionRetentionTtl: msToTs(retentionMs) }
    await workflowService.updateNamespace({ namespace, config })
  })

/**
 * Registers what is missing; the server's own flag does so for new databases only.
 */
export const registerSearchAttributes = (
  address: string,
  wanted: Readonly<Record<string, SearchAttributeType>>,
): Promise<void> =>
  withConnection(address, async ({ operatorService }) => {
    const known = await operatorService.listSearchAttributes({ namespace })
    const missing = Object.entries(wanted).filter(([name]) => !known.customAttributes?.[name])
    if (missing.length === 0) return
    const searchAttributes = Object.fromEntries(
      missing.map(([name, type]) => [name, indexedValueTypes[type]]),
    )
    await operatorService.addSearchAttributes({ namespace, searchAttributes })
  })

/** temporal.api.enums.v1.IndexedValueType */
const indexedValueTypes = {
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
} as const

export type SearchAttributeType = keyof typeof indexedValueTypes

async function withConnection(
  address: string,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '1s' })
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
}
