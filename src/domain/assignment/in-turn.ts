import type { MemberId } from '../lead/lead.ts'
import type { MemberRecord } from '../lead/record.ts'
import type { House } from '../progress/progress.ts'
import { isWorking } from '../working-time/working-time.ts'

/** Whose turn it is: sells, is in, is under quota, and has the fewest open leads. Source: PRODUCT.md, step 6. */
export function nextInTurn(
  members: readonly MemberRecord[],
  openLeads: ReadonlyMap<MemberId, number>,
  house: House,
): MemberId | null {
  const open = ({ id }: MemberRecord) => openLeads.get(id) ?? 0
  const [first] = members
    .filter((member) => member.sells && open(member) < (member.quota ?? Number.POSITIVE_INFINITY))
    .filter(({ id }) => isWorking(house.calendarOf(id), house.at))
    .sort((a, b) => open(a) - open(b) || a.id.localeCompare(b.id))
  return first?.id ?? null
}
