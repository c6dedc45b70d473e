import type { Log } from '../../log.ts'
import { createBusy } from '../core/busy.ts'
import type { ChatPort } from '../core/chat-port.ts'
import type { Asker, Inbound } from '../core/inbound.ts'
import { createOnce } from '../core/once.ts'
import type { Reply } from '../core/reply.ts'
import type { AddressBook } from './address-book.ts'
import { createTeamsLink, type Heard } from './app.ts'
import type { ShowPicture } from './drawing.ts'
import { hear } from './hear/hear.ts'
import { createTeamsPort } from './port.ts'
import type { TeamsSettings } from './settings.ts'

export interface TeamsDeps {
  readonly book: AddressBook
  readonly showPicture: ShowPicture
  channels(): Promise<readonly string[]>
  now(): number
}

export interface TeamsParts {
  handle(inbound: Inbound): Promise<Reply>
  askerOf(objectId: string): Promise<Asker | null>
  readonly log: Log
  onForged(): void
}

export interface Teams {
  readonly port: ChatPort
  /** Hears what is posted to /api/messages: `authorization` as it came, the body as parsed JSON. */
  listen(parts: TeamsParts): TeamsDoor
}

export interface TeamsDoor {
  hear(authorization: string, body: object): Promise<Heard>
  /** Waits a little for what is under way. */
  close(): Promise<void>
}

const rememberedIds = 5_000
const drainWithinMs = 5_000

export function openTeams(settings: TeamsSettings, deps: TeamsDeps): Teams {
  const link = createTeamsLink(settings)
  return {
    port: createTeamsPort({ ...deps, link }),
    listen(parts) {
      const busy = createBusy()
      const hearing = { ...deps, ...parts, link, busy, once: createOnce<Reply>(rememberedIds) }
      return {
        async hear(authorization, body) {
          const heard = await link.hear(authorization, body, (activity) =>
            hear(hearing, activity, settings.tenantId),
          )
          if (heard.status === 401) parts.onForged()
          return heard
        },
        close: () => busy.idle(drainWithinMs),
      }
    },
  }
}
