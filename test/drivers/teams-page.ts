import { z } from 'zod'
import type { Outcome } from '../../src/local/teams-page/outcome.ts'
import type { SeenMessage, SeenPage } from '../../src/local/teams-page/seen.ts'
import { buttonOf, type Card, cardOf, filled } from './teams-card.ts'
import { until } from './until.ts'

/** Answers by input id, as the renderer sends them: texts, dates and choices' values. */
export type Answers = Readonly<Record<string, string>>

export interface Fault {
  readonly times: number
  readonly status: number
  readonly retryAfter?: number
  /** True: what was asked is done, and only the answer is lost. */
  readonly after?: boolean
}

/** People at the local Teams page, without a browser. Everybody is named by object id. */
export interface TeamsDesk {
  page(personId: string): Promise<SeenPage>
  /** Somebody's chat with the bot. */
  chat(personId: string): Promise<string>
  say(personId: string, conversation: string, text: string, to?: To): Promise<Outcome>
  /** What this person sees, after the cards that refresh by themselves have done so. */
  messages(personId: string, conversation: string): Promise<readonly SeenMessage[]>
  /** The newest message that fits; waits for it. */
  message(personId: string, conversation: string, fits?: Fits): Promise<SeenMessage>
  /** Presses a button of the message's card by its title. */
  click(personId: string, message: SeenMessage, title: string, answers?: Answers): Promise<Outcome>
  /** Fills the dialog that this message opened, and presses a button of it. */
  submit(personId: string, message: SeenMessage, filling: Filling): Promise<Outcome>
  refresh(personId: string, message: SeenMessage): Promise<Outcome>
  /** The connector's next answers, where the page was started with test hooks. */
  fail(fault: Fault): Promise<void>
}

type Fits = (message: SeenMessage) => boolean
interface To {
  readonly root?: string
  readonly namesBot?: boolean
}
interface Filling {
  readonly card: Card
  readonly answers?: Answers
  /** The first button where none is named. */
  readonly button?: string
}

const patienceMs = 10_000
const outcome = z.custom<Outcome>((given) => typeof given === 'object')
const seenPage = z.custom<SeenPage>((given) => typeof given === 'object')

export interface TeamsPageAddress {
  readonly url: string
  readonly botToken: string
}

export function openTeamsDesk(address: TeamsPageAddress): TeamsDesk {
  const post = (path: string, body: object) => call(address, path, body)
  const page = async (as: string) =>
    seenPage.parse(await call(address, `/ui/page?as=${encodeURIComponent(as)}`))
  const act = async (path: string, body: object) => outcome.parse(await post(path, body))

  const messages = async (as: string, conversation: string) => {
    const isHere = (each: SeenMessage) => each.conversation === conversation
    const due = (await page(as)).messages.filter((each) => isHere(each) && each.refresh === 'due')
    for (const { id } of due) await post('/ui/shown', { as, message: id })
    return (await page(as)).messages.filter(isHere)
  }

  return {
    page,
    messages,
    chat: async (as) =>
      z.string().parse((await page(as)).conversations.find(({ kind }) => kind === 'personal')?.id),
    say: (as, conversation, text, to = {}) => act('/ui/say', { as, conversation, text, ...to }),
    message: (as, conversation, fits = () => true) =>
      until(`a message in ${conversation}`, patienceMs, async () =>
        (await messages(as, conversation)).findLast(fits),
      ),
    click(as, message, title, answers = {}) {
      const action = buttonOf(cardOf(message), title)
      const data = filled(cardOf(message), action, answers)
      return act('/ui/click', { as, message: message.id, action: { ...action, data } })
    },
    submit(as, message, { card, answers = {}, button }) {
      const data = filled(card, buttonOf(card, button), answers)
      return act('/ui/submit', { as, message: message.id, data })
    },
    refresh: (as, message) => act('/ui/refresh', { as, message: message.id }),
    async fail(fault) {
      await post('/test/fault', fault)
    },
  }
}

async function call({ url, botToken }: TeamsPageAddress, path: string, body?: object) {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
