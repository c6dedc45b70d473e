import { z } from 'zod'
import { placeOf } from '../conversation.ts'

const from = z.object({
  id: z.string(),
  aadObjectId: z.string(),
})

/** The fields Baton reads. Source: Bot Framework, "Activity schema"; Teams, "conversation basics". */
const activity = z.object({
  type: z.string(),
  id: z.string().default(''),
  name: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  serviceUrl: z.url(),
  channelId: z.literal('msteams'),
  from,
  conversation: z.object({
    id: z.string(),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).catch('personal'),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).optional() })
    .nullish()
    .catch(null),
})

export interface Said {
  readonly type: string
  /** The same for every delivery of one act. */
  readonly id: string
  readonly name: string
  readonly text: string
  readonly value: unknown
  /** Entra object id. */
  readonly objectId: string
  readonly userId: string
  /** With the thread, where it is in one. */
  readonly conversation: string
  /** The channel or chat itself. */
  readonly place: string
  readonly kind: 'personal' | 'groupChat' | 'channel'
  readonly serviceUrl: string
  readonly tenantId: string | null
}

/** Null: not from a person in Teams. */
export function parseActivity(body: unknown): Said | null {
  const read = activity.safeParse(body)
  if (!read.success) return null
  const { type, id, name, text, value, serviceUrl, conversation, channelData } = read.data
  return {
    type,
    id: `${read.data.from.aadObjectId}:${id}`,
    name: name ?? '',
    text: text ?? '',
    value,
    objectId: read.data.from.aadObjectId,
    userId: read.data.from.id,
    conversation: conversation.id,
    place: placeOf(conversation.id),
    kind: conversation.conversationType,
    serviceUrl,
    tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? null,
  }
}
