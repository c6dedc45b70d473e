/** Somebody of the team, as Entra knows them. */
export interface TeamsPagePerson {
  /** Entra's object id; an activity's `from.aadObjectId`. */
  readonly objectId: string
  readonly name: string
  readonly email: string
  /** `vi-VN`, `en-US`. */
  readonly locale: string
  readonly zone: string
  readonly isManager?: boolean
}

export interface TeamsPageChannel {
  /** `19:…@thread.tacv2` for a channel, `19:…@thread.v2` for a group chat. */
  readonly id: string
  readonly name: string
  readonly kind?: 'channel' | 'group'
}

export interface TeamsPageOptions {
  readonly port: number
  /** Where the bot hears: Baton's `POST /api/messages`. */
  readonly botEndpoint: string
  readonly people: readonly TeamsPagePerson[]
  readonly channels: readonly TeamsPageChannel[]
  readonly appId: string
  readonly onLog?: (line: string) => void
  /** Opens `POST /test/fault`, which makes the connector fail. */
  readonly withTestHooks?: boolean
}
