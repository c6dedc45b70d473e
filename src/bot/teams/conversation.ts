const mark = ';messageid='

/** The channel or chat of a conversation, whichever thread of it is named. */
export const placeOf = (conversation: string): string => conversation.split(mark)[0] ?? conversation

/** The first message of the thread that is named; null: none is. */
export const threadOf = (conversation: string): string | null => conversation.split(mark)[1] ?? null

export const threadIn = (channel: string, firstMessage: string): string =>
  `${channel}${mark}${firstMessage}`

/** Only channels have threads; a group chat ends in `@thread.v2`. */
export const isChannel = (conversation: string): boolean => conversation.includes('@thread.tacv2')
