import { type Act, type Activities, mentioning, whereIs } from './activity.ts'
import type { Board, Message } from './board.ts'
import type { BotAnswer, BotLine } from './bot-line.ts'
import { type Outcome, outcomeOfExecute, outcomeOfMessage, outcomeOfTask } from './outcome.ts'
import { opensDialog, plain, pressed } from './pressed.ts'
import type { Conversation, Person, Roster } from './roster.ts'

/** A button of a card with what was filled in, as the renderer gives it. */
export interface CardAction {
  readonly type: string
  readonly id?: string | undefined
  readonly verb?: string | undefined
  readonly data?: unknown
}

export interface Said {
  readonly conversation: Conversation
  readonly root: string | null
  readonly text: string
  /** In channels and group chats the bot hears only what names it. */
  readonly namesBot: boolean
}

/** What people do on the page, and what the bot makes of it. */
export interface Acting {
  say(by: Person, said: Said): Promise<Outcome>
  click(by: Person, message: Message, action: CardAction): Promise<Outcome>
  submit(by: Person, message: Message, data: unknown): Promise<Outcome>
  execute(by: Person, message: Message, action: CardAction, trigger: Trigger): Promise<Outcome>
}

type Trigger = 'manual' | 'automatic'

export interface ActingDeps {
  readonly roster: Roster
  readonly board: Board
  readonly activities: Activities
  readonly toBot: BotLine
}

export function createActing({ roster, board, activities, toBot }: ActingDeps): Acting {
  const tell = (by: Person, message: Message, act: Act): Promise<BotAnswer> =>
    toBot(activities(by, whereIs(message), { replyToId: message.id, ...act }))

  const say = async (by: Person, { namesBot, text, ...where }: Said): Promise<Outcome> => {
    const isPersonal = where.conversation.kind === 'personal'
    const act = isPersonal ? plain(text) : mentioning(roster, text)
    const shown = isPersonal || !namesBot ? text : String(act['text'])
    const message = board.post({ ...where, from: by, text: shown, attachments: [] })
    if (!isPersonal && !namesBot) return { kind: 'done' }
    const answer = await toBot(activities(by, whereIs(message), { ...act, id: message.id }))
    return outcomeOfMessage(answer)
  }

  const task = async (by: Person, message: Message, step: 'fetch' | 'submit', data: unknown) => {
    const value = { data, context: { theme: 'default' } }
    const answer = await tell(by, message, { type: 'invoke', name: `task/${step}`, value })
    return outcomeOfTask(answer, step)
  }

  const execute: Acting['execute'] = async (by, message, { type, id, verb, data }, trigger) => {
    const value = { action: { type, id, verb, data: data ?? {} }, trigger }
    const answer = await tell(by, message, { type: 'invoke', name: 'adaptiveCard/action', value })
    return outcomeOfExecute(answer)
  }

  return {
    say,
    execute,
    submit: (by, message, data) => task(by, message, 'submit', data),
    async click(by, message, action) {
      if (action.type === 'Action.Execute') {
        const outcome = await execute(by, message, action, 'manual')
        if (outcome.kind === 'card') board.setView(message, by, outcome.card)
        return outcome
      }
      const data = action.data ?? {}
      if (opensDialog(data)) return task(by, message, 'fetch', data)
      return outcomeOfMessage(await tell(by, message, pressed(data)))
    },
  }
}
