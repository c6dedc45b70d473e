import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ApiKey, KeyRing } from '../db/api-key.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Log } from '../log.ts'
import { faultOf, TurnedAway } from './turned-away.ts'

export interface Doorkeeper {
  /** Whose key the request bears. Throws `TurnedAway`. */
  admit(headers: IncomingHttpHeaders): Promise<ApiKey>
}

interface DoorkeeperDeps {
  readonly keys: KeyRing
  readonly log: Log
  readonly now: () => Instant
}

/** So long a key is believed without asking again; a revoked one is refused after it at the latest. */
const believedMs = 5_000
const usedEveryMs = 60_000
const mostRemembered = 1_000

export function createDoorkeeper({ keys, log, now }: DoorkeeperDeps): Doorkeeper {
  const known = new Map<string, { readonly until: Instant; readonly key: Promise<ApiKey | null> }>()
  const usedAt = new Map<string, Instant>()

  function find(presented: string): Promise<ApiKey | null> {
    const hash = createHash('sha256').update(presented).digest('base64')
    const remembered = known.get(hash)
    if (remembered !== undefined && remembered.until > now()) return remembered.key
    if (known.size >= mostRemembered) known.clear()
    const key = keys.find(presented)
    known.set(hash, { key, until: now() + believedMs })
    key.catch(() => known.delete(hash))
    return key
  }

  /** Coarsely: for a person who wonders whether a key is still in use. */
  function noteUse({ id }: ApiKey): void {
    const at = now()
    if (at - (usedAt.get(id) ?? 0) < usedEveryMs) return
    usedAt.set(id, at)
    keys.markUsed(id, at).catch((error) => log.warn({ err: error, keyId: id }, 'use not noted'))
  }

  return {
    async admit(headers) {
      const presented = presentedKey(headers)
      if (presented === null) throw new TurnedAway(faultOf({ code: 'no_key' }))
      const key = await find(presented)
      if (key === null) throw new TurnedAway(faultOf({ code: 'unknown_key' }))
      if (key.revokedAt !== null) throw new TurnedAway(faultOf({ code: 'revoked_key' }))
      noteUse(key)
      return key
    },
  }
}

function presentedKey(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  const header = headers['x-api-key']
  return bearer ?? (typeof header === 'string' && header !== '' ? header : null)
}
