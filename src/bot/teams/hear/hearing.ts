import type { Log } from '../../../log.ts'
import type { Busy } from '../../core/busy.ts'
import type { Asker, Inbound } from '../../core/inbound.ts'
import type { Once } from '../../core/once.ts'
import type { Reply } from '../../core/reply.ts'
import type { AddressBook } from '../address-book.ts'
import type { TeamsLink } from '../app.ts'
import type { DrawingDeps } from '../drawing.ts'

/** What every listener works with. */
export interface Hearing extends DrawingDeps {
  handle(inbound: Inbound): Promise<Reply>
  /** By Entra object id; null: nobody of the team. */
  askerOf(objectId: string): Promise<Asker | null>
  channels(): Promise<readonly string[]>
  readonly link: TeamsLink
  readonly book: AddressBook
  readonly once: Once<Reply>
  readonly busy: Busy
  readonly log: Log
}

export const handleOnce = (hearing: Hearing, inbound: Inbound): Promise<Reply> =>
  hearing.once(inbound.id, () => hearing.handle(inbound)).result
