import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Database } from '../../../src/db/client.ts'
import { aPostgres, type TestPostgres } from '../postgres.ts'
import { empty } from './rows.ts'

/** One PostgreSQL for the tests of a file, empty before each of them. */
export function onPostgres(): () => Database {
  let postgres: TestPostgres | undefined
  const database = () => {
    if (postgres === undefined) throw new Error('PostgreSQL is not up yet')
    return postgres.database
  }
  beforeAll(async () => {
    postgres = await aPostgres()
  })
  beforeEach(() => empty(database()))
  afterAll(() => postgres?.stop())
  return database
}
