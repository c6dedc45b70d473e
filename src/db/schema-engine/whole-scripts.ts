import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'

/**
 * What the schema engine asks of a database, over one connection. PrismaPg cuts a script at every
 * semicolon, even inside a function's body; without arguments PostgreSQL takes the script as it is.
 */
export function withWholeScripts(connection: SqlQueryable): SqlDriverAdapter {
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => connection.queryRaw(query),
    executeRaw: (query) => connection.executeRaw(query),
    executeScript: (sql) => runScript(connection, sql),
    startTransaction: () => Promise.reject(new Error('The schema engine opens no transaction')),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  }
}

/** Several statements at once; what they answer is not read. */
export async function runScript(connection: SqlQueryable, sql: string): Promise<void> {
  await connection.executeRaw({ sql, args: [], argTypes: [] })
}
