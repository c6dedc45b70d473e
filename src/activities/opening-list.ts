import type { Database } from '../db/client.ts'
import { readLeads } from '../db/lead-record.ts'
import { ranksOf, readPart } from '../db/opening-list.ts'
import type { ListPlace, OpeningList } from '../domain/lead/opening-list.ts'
import { closingBefore } from '../domain/working-time/working-time.ts'
import { houseAt, type Rules } from './house.ts'

/** A part of an opening's list as it stands now. */
export async function openingList(db: Database, rules: Rules, at: ListPlace): Promise<OpeningList> {
  const { leadIds, total } = await readPart(db, at, at)
  return {
    at,
    closedAt: closingBefore(houseAt(rules, at.opening).calendarOf(null), at.opening),
    leads: await readLeads(db, leadIds),
    firstRank: ranksOf(at)[0],
    total,
  }
}
