import { z } from 'zod'
import type { Act } from './activity.ts'

const teams = z.object({
  msteams: z.looseObject({
    type: z.string(),
    text: z.string().default(''),
    value: z.unknown().optional(),
  }),
})

/** An `Action.Submit` whose card wants a dialog opened. */
export const opensDialog = (data: unknown): boolean => wishOf(data)?.type === 'task/fetch'

/** `Action.Submit` in chat: a message with the data; as words where the card asks for that. */
export function pressed(data: unknown): Act {
  const wish = wishOf(data)
  switch (wish?.type) {
    case 'imBack':
      return plain(z.string().catch('').parse(wish.value))
    case 'messageBack':
      return { type: 'message', text: wish.text, value: wish.value ?? data }
    default:
      return { type: 'message', value: data, channelData: { postBack: true } }
  }
}

export const plain = (text: string): Act => ({ type: 'message', textFormat: 'plain', text })

function wishOf(data: unknown) {
  const read = teams.safeParse(data)
  return read.success ? read.data.msteams : null
}
