import { createBusy } from '../core/busy.ts'
import type { ChatPort } from '../core/chat-port.ts'
import type { Listener } from '../core/listener.ts'
import { createOnce } from '../core/once.ts'
import type { Reply } from '../core/reply.ts'
import type { AddressBook } from './address-book.ts'
import { createTeamsLink } from './app.ts'
import type { ShowPicture } from './drawing.ts'
import { hear } from './hear/hear.ts'
import type { Heard } from './link.ts'
import { createTeamsPort } from './port.ts'
import type { TeamsSettings } from './settings.ts'

export interface TeamsDeps {
  readonly book: AddressBook
  readonly showPicture: ShowPicture
  channels(): Promise<readonly string[]>
  now(): number
}

export interface Teams {
  readonly port: ChatPort
  /** Hears what is posted to /api/messages: `authorization` as it came, the body as parsed JSON. */
  listen(listener: Listener): TeamsDoor
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
    listen(listener) {
      const busy = createBusy()
      const hearing = { ...deps, ...listener, link, busy, once: createOnce<Reply>(rememberedIds) }
      return {
        async hear(authorization, body) {
          const heard = await link.hear(authorization, body, (activity) =>
            hear(hearing, activity, settings.tenantId),
          )
          if (heard.status === 401) listener.onForged()
          return heard
        },
        close: () => busy.idle(drainWithinMs),
      }
    },
  }
}
