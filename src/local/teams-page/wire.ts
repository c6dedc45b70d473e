import { z } from 'zod'

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '')

const refresh = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    id: z.string().optional(),
    verb: z.string().optional(),
    data: z.unknown().optional(),
  }),
  userIds: z.array(z.string()).default([]),
})
const anyObject = z.record(z.string(), z.unknown())
export type Json = z.infer<typeof anyObject>

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

const attachment = z.object({
  contentType: z.string(),
  content: z.unknown().optional(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
})
export type Attachment = z.infer<typeof attachment>

/** What a bot posts. */
export const activityOfBot = z.object({
  type: text,
  text,
  textFormat: z.string().nullish(),
  attachments: z
    .array(attachment)
    .nullish()
    .transform((given) => given ?? []),
})
export type ActivityOfBot = z.infer<typeof activityOfBot>

export const conversationOfBot = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  channelData: z.looseObject({ channel: z.object({ id: z.string() }).optional() }).nullish(),
  activity: activityOfBot.nullish(),
})

/** How a bot answers `adaptiveCard/action`. */
export const cardAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal(adaptiveCard), value: anyObject }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: text, message: text }),
  }),
])

/** How a bot answers `task/fetch` and `task/submit`. */
export const taskAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: text,
        width: z.union([z.string(), z.number()]).nullish(),
        height: z.union([z.string(), z.number()]).nullish(),
        card: z.object({ content: anyObject }),
      }),
    }),
    z.object({ type: z.literal('message'), value: text }),
  ]),
})

export type Refresh = z.infer<typeof refresh>

/** Null where the card asks for none. */
export function refreshOf(attachments: readonly Attachment[]): Refresh | null {
  const card = z.object({ refresh }).safeParse(cardOf(attachments))
  return card.success ? card.data.refresh : null
}

export const cardOf = (attachments: readonly Attachment[]): unknown =>
  attachments.find(({ contentType }) => contentType === adaptiveCard)?.content
