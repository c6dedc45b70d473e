import pg from 'pg'
import { socketPort } from './cluster.ts'

/** The address of one database on the socket; sessions run in UTC whatever the client sets. */
export function socketUrl(socket: string, database: string): string {
  const options = encodeURIComponent('-c TimeZone=UTC')
  const host = encodeURIComponent(socket)
  return `postgresql://postgres@localhost:${socketPort}/${database}?options=${options}&host=${host}`
}

export async function answers(socket: string): Promise<boolean> {
  try {
    await withClient(socketUrl(socket, 'postgres'), (client) => client.query('select 1'))
    return true
  } catch {
    return false
  }
}

export async function ensureDatabase(socket: string, name: string): Promise<void> {
  await withClient(socketUrl(socket, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database "${name}"`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {}) // the server going away shows in the query itself
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
