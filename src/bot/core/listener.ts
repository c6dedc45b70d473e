import type { Log } from '../../log.ts'
import type { Asker, Inbound } from './inbound.ts'
import type { Reply } from './reply.ts'

/** Whom a platform's adapter asks about what it hears. */
export interface Listener {
  handle(inbound: Inbound): Promise<Reply>
  /** By the platform's own id of a person; null: nobody of the team. */
  askerOf(userId: string): Promise<Asker | null>
  readonly log: Log
  /** A request whose signature or token is missing or wrong was turned away. */
  onForged(): void
}
