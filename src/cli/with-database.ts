import { type Database, openDatabase } from '../db/client.ts'
import { databaseUrl, settings } from './settings.ts'

/** For commands that ask or tell the database one thing and end. */
export async function withDatabase<Result>(
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase({ url: databaseUrl(settings()), poolSize: 2 })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
