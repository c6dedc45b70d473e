import type { Busy } from '../../core/busy.ts'
import type { Inbound } from '../../core/inbound.ts'
import type { Listener } from '../../core/listener.ts'
import type { Once } from '../../core/once.ts'
import type { Reply } from '../../core/reply.ts'
import type { AddressBook } from '../address-book.ts'
import type { DrawingDeps } from '../drawing.ts'
import type { TeamsLink } from '../link.ts'

/** What every listener works with. */
export interface Hearing extends DrawingDeps, Omit<Listener, 'onForged'> {
  channels(): Promise<readonly string[]>
  readonly link: TeamsLink
  readonly book: AddressBook
  readonly once: Once<Reply>
  readonly busy: Busy
}

export const handleOnce = (hearing: Hearing, inbound: Inbound): Promise<Reply> =>
  hearing.once(inbound.id, () => hearing.handle(inbound)).result
