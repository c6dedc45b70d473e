import type { BotAnswer, BotFault } from './bot-line.ts'
import { cardAnswer, type Json, taskAnswer } from './wire.ts'

export interface Dialog {
  readonly title: string
  readonly card: Json
  readonly width: string | number | null
  readonly height: string | number | null
}

/** What comes of a click, for the person who clicked. */
export type Outcome =
  | { readonly kind: 'done' }
  /** The card was replaced, for this person. */
  | { readonly kind: 'card'; readonly card: Json }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'dialog'; readonly dialog: Dialog }
  | { readonly kind: 'failed'; readonly code: Failure; readonly detail: string }

/** `card_error` is the bot's own sentence; `bot_unclear` an answer that Teams would not take. */
type Failure = BotFault | 'card_error' | 'bot_unclear'

export function outcomeOfMessage(answer: BotAnswer): Outcome {
  return answer.kind === 'fault' ? failed(answer.code, answer.detail) : { kind: 'done' }
}

export function outcomeOfExecute(answer: BotAnswer): Outcome {
  if (answer.kind === 'fault') return failed(answer.code, answer.detail)
  const read = cardAnswer.safeParse(answer.body)
  if (!read.success) return failed('bot_unclear', 'adaptiveCard/action')
  const { type, value } = read.data
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { kind: 'card', card: value }
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'note', text: value }
    default:
      return failed('card_error', value.message || value.code)
  }
}

/** An empty answer closes the dialog that was sent; to one that should open it says nothing. */
export function outcomeOfTask(answer: BotAnswer, step: 'fetch' | 'submit'): Outcome {
  if (answer.kind === 'fault') return failed(answer.code, answer.detail)
  if (step === 'submit' && isEmpty(answer.body)) return { kind: 'done' }
  const read = taskAnswer.safeParse(answer.body)
  if (!read.success) return failed('bot_unclear', `task/${step}`)
  const { task } = read.data
  if (task.type === 'message') return { kind: 'note', text: task.value }
  const { title, card, width = null, height = null } = task.value
  return { kind: 'dialog', dialog: { title, card: card.content, width, height } }
}

const failed = (code: Failure, detail: string): Outcome => ({ kind: 'failed', code, detail })

const isEmpty = (body: unknown): boolean =>
  body === null || (typeof body === 'object' && Object.keys(body).length === 0)
