import type { Action } from './action.ts'
import { readerFor, refuse } from './asking.ts'
import type { Desk } from './desk.ts'
import type { Asker } from './inbound.ts'
import { readLeadId } from './lead-id.ts'
import { readListPlace } from './list-place.ts'
import type { Reply } from './reply.ts'
import { showHistory } from './show-lead.ts'
import { showHits, showQueue } from './show-list.ts'
import { openingListCard } from './views/opening-list-card.ts'

/** Another page of a list takes the place of the one that is shown. */
export async function turnPage(
  { list, of, page }: Extract<Action, { kind: 'page' }>,
  asker: Asker,
  desk: Desk,
): Promise<Reply> {
  switch (list) {
    case 'open':
      return { kind: 'redraw', card: await showQueue(null, asker, desk, page) }
    case 'hits':
      return { kind: 'redraw', card: await showHits(of, asker, desk, page) }
    case 'queue': {
      const owner = (await desk.members()).find(({ id }) => id === of)
      if (owner === undefined) return refuse({ code: 'no_such_member' }, null, asker, desk)
      return { kind: 'redraw', card: await showQueue(owner, asker, desk, page) }
    }
    case 'history': {
      const id = readLeadId(of)
      const lead = id === null ? null : await desk.lead(id)
      if (lead === null) return refuse({ code: 'no_such_lead' }, null, asker, desk)
      return { kind: 'redraw', card: await showHistory(lead, asker, desk, page) }
    }
    case 'opening': {
      const at = readListPlace(of, page)
      const shown = at === null ? null : await desk.openingList(at)
      if (shown === null || shown.total === 0)
        return refuse({ code: 'no_such_lead' }, null, asker, desk)
      const reader = { ...readerFor(asker, desk), members: await desk.members() }
      return { kind: 'redraw', card: openingListCard(shown, reader) }
    }
    default:
      return list satisfies never
  }
}
