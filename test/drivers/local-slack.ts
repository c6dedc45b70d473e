import { WebSocket } from 'undici'
import { z } from 'zod'
import { initialValues } from '../../src/local/slack-page/amend-page.ts'
import { until } from './until.ts'

const words = z.object({ text: z.string() })
const element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  // Of a small text it is a string, and nothing to click.
  text: words.optional().catch(undefined),
  value: z.string().optional(),
  options: z.array(z.object({ text: words, value: z.string() })).optional(),
  option_groups: z
    .array(z.object({ options: z.array(z.object({ text: words, value: z.string() })) }))
    .optional(),
})
const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: words.optional(),
  label: words.optional(),
  element: element.optional(),
  elements: z.array(element).optional(),
})
const message = z.looseObject({
  ts: z.string(),
  channel: z.string(),
  text: z.string().default(''),
  user: z.string().optional(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  ephemeral_to: z.string().optional(),
  blocks: z.array(block).default([]),
})
const view = z.looseObject({
  id: z.string(),
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  title: words.optional(),
  blocks: z.array(block).default([]),
})
export type SlackMessage = z.infer<typeof message>
export type SlackView = z.infer<typeof view>

/** What the page's program tells its reader as it happens. */
const told = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('init'),
    state: z.object({
      modalStack: z.array(view),
      homeViews: z.record(z.string(), z.record(z.string(), view)),
    }),
  }),
  z.object({ t: z.literal('view'), stack: z.array(view) }),
  z.object({ t: z.literal('view_errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ t: z.literal('home'), user: z.string(), view }),
])

/** How a form that was sent was answered. */
export type FormAnswer =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'next'; readonly view: SlackView }
  | { readonly kind: 'closed' }

/**
 * People at the local Slack page, without a browser. The page has one stack of forms for everybody:
 * whoever opens a form takes the place of who had one open.
 */
export interface LocalSlack {
  messages(channel: string): Promise<readonly SlackMessage[]>
  /** The newest message that fits; waits for it. */
  message(channel: string, fits: (message: SlackMessage) => boolean): Promise<SlackMessage>
  /** The channel of somebody's direct messages with the bot; waits until there is one. */
  directChannel(userId: string): Promise<string>
  click(userId: string, message: SlackMessage, button: string): Promise<void>
  /** From a "⋯" or a list of the message. */
  pick(userId: string, message: SlackMessage, item: string): Promise<void>
  command(userId: string, channel: string, line: string): Promise<void>
  /** The form that is open; waits for it. */
  form(fits?: (view: SlackView) => boolean): Promise<SlackView>
  openForm(): SlackView | null
  /** By field name: texts, dates and option values; what is left out keeps what it was prefilled with. */
  submit(userId: string, answers?: Readonly<Record<string, string>>): Promise<FormAnswer>
  cancel(userId: string): Promise<void>
  openHome(userId: string): Promise<void>
  /** The home page of somebody; waits for it. */
  home(userId: string, fits?: (view: SlackView) => boolean): Promise<SlackView>
  clickHome(userId: string, button: string): Promise<void>
  /** What went between the page and the bot. */
  traffic(): Promise<readonly { readonly kind: string; readonly summary: string }[]>
  /** Empties channels, forms and home pages. */
  reset(): Promise<void>
  close(): void
}

const patienceMs = 10_000

export async function openLocalSlack(url: string): Promise<LocalSlack> {
  const { get, post } = callsTo(url)
  const desk = await joinPage(url)

  const messages = async (channel: string) =>
    z.object({ messages: z.array(message) }).parse(await get(`messages/${channel}`)).messages
  const interact = (user: string, at: { channel: string; ts: string }, action: object) =>
    post('interact', { user, channel: at.channel, messageTs: at.ts, action })

  return {
    messages,
    message: (channel, fits) =>
      until(`a message in ${channel}`, patienceMs, async () =>
        (await messages(channel)).findLast(fits),
      ),
    directChannel: (userId) =>
      until(`direct messages of ${userId}`, patienceMs, async () => {
        const { channels } = state.parse(await get('state'))
        return channels.find(({ is_im, members }) => is_im && members.includes(userId))?.id
      }),
    click: (userId, at, button) => interact(userId, at, buttonAction(at.blocks, button)),
    pick: (userId, at, item) => interact(userId, at, menuAction(at.blocks, item)),
    command(userId, channel, line) {
      const [command = '', ...text] = line.split(' ')
      return post('command', { user: userId, channel, command, text: text.join(' ') })
    },
    form: (fits = () => true) =>
      until('a form', patienceMs, async () => {
        const top = desk.stack().at(-1)
        return top !== undefined && fits(top) ? top : undefined
      }),
    openForm: () => desk.stack().at(-1) ?? null,
    submit(userId, answers = {}) {
      const open = desk.stack().at(-1)
      if (open === undefined) throw new Error('no form is open')
      return desk.answered({ t: 'view_submit', user: userId, values: filled(open, answers) })
    },
    async cancel(userId) {
      await desk.answered({ t: 'view_close', user: userId })
    },
    openHome: (userId) => post('open-home', { user: userId }),
    home: (userId, fits = () => true) =>
      until(`the home page of ${userId}`, patienceMs, async () => {
        const shown = desk.homes.get(userId)
        return shown !== undefined && fits(shown) ? shown : undefined
      }),
    async clickHome(userId, button) {
      const { blocks } = desk.homes.get(userId) ?? { blocks: [] }
      desk.send({
        t: 'block_action',
        channel: '',
        messageTs: '',
        user: userId,
        action: buttonAction(blocks, button),
      })
    },
    traffic: async () => log.parse(await get('log')).log,
    reset: () => post('reset', {}),
    close: () => desk.close(),
  }
}

const state = z.object({
  channels: z.array(
    z.object({ id: z.string(), is_im: z.boolean().default(false), members: z.array(z.string()) }),
  ),
})
const log = z.object({ log: z.array(z.object({ kind: z.string(), summary: z.string() })) })

function callsTo(url: string) {
  return {
    get: async (path: string): Promise<unknown> => (await fetch(`${url}/_control/${path}`)).json(),
    async post(path: string, body: object): Promise<void> {
      const answer = await fetch(`${url}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    },
  }
}

/** A reader of the page, as the browser is one. */
async function joinPage(url: string) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ui`)
  const homes = new Map<string, SlackView>()
  let stack: readonly SlackView[] = []
  let waiting: ((answer: FormAnswer) => void) | null = null
  const answer = (given: FormAnswer) => {
    waiting?.(given)
    waiting = null
  }
  const ready = new Promise<void>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error(`no page at ${url}`)))
    socket.addEventListener('message', ({ data }) => {
      const read = told.safeParse(JSON.parse(String(data)))
      if (!read.success) return
      const news = read.data
      if (news.t === 'init') {
        stack = news.state.modalStack
        homes.clear()
        resolve()
      } else if (news.t === 'view') {
        stack = news.stack
        const top = stack.at(-1)
        answer(top === undefined ? { kind: 'closed' } : { kind: 'next', view: top })
      } else if (news.t === 'view_errors') answer({ kind: 'errors', errors: news.errors })
      else homes.set(news.user, news.view)
    })
  })
  await ready
  const send = (body: object) => socket.send(JSON.stringify(body))
  return {
    homes,
    stack: () => stack,
    send,
    answered(body: object): Promise<FormAnswer> {
      const given = new Promise<FormAnswer>((resolve) => {
        waiting = resolve
      })
      send(body)
      return given
    },
    close: () => socket.close(),
  }
}

type Blocks = SlackMessage['blocks']

function buttonAction(blocks: Blocks, label: string): object {
  for (const { block_id, elements = [] } of blocks) {
    const found = elements.find((each) => each.type === 'button' && each.text?.text === label)
    if (found === undefined) continue
    const { action_id, value, text } = found
    return { type: 'button', block_id, action_id, value, text }
  }
  throw new Error(`no button "${label}" among: ${labels(blocks).join(' · ')}`)
}

function menuAction(blocks: Blocks, label: string): object {
  for (const { block_id, elements = [] } of blocks) {
    for (const { type, action_id, options = [] } of elements) {
      const selected_option = options.find(({ text }) => text.text === label)
      if (selected_option !== undefined) return { type, block_id, action_id, selected_option }
    }
  }
  throw new Error(`no item "${label}" among: ${labels(blocks).join(' · ')}`)
}

/** Everything that can be clicked or picked. */
export const labels = (blocks: Blocks): readonly string[] =>
  blocks.flatMap(({ elements = [] }) =>
    elements.flatMap(({ text, options = [] }) => [
      ...(text === undefined ? [] : [text.text]),
      ...options.map((option) => option.text.text),
    ]),
  )

/** As the page sends it: by block and action, what was touched or prefilled. */
function filled(open: SlackView, answers: Readonly<Record<string, string>>): object {
  const values: Record<string, Record<string, unknown>> = { ...initialValues(prefilled(open)) }
  for (const { block_id, element: field } of open.blocks) {
    if (block_id === undefined || field === undefined) continue
    const answer = answers[block_id]
    if (answer !== undefined) values[block_id] = { [field.action_id ?? '']: typed(field, answer) }
  }
  const known = open.blocks.map(({ block_id }) => block_id)
  const strange = Object.keys(answers).filter((name) => !known.includes(name))
  if (strange.length > 0) throw new Error(`no field ${strange.join(', ')} in ${known.join(', ')}`)
  return values
}

const prefilled = (open: SlackView): Parameters<typeof initialValues>[0] =>
  z.custom<Parameters<typeof initialValues>[0]>().parse(open)

function typed(field: z.infer<typeof element>, answer: string): object {
  const { type, options = [], option_groups = [] } = field
  if (type === 'plain_text_input') return { type, value: answer }
  if (type === 'datepicker') return { type, selected_date: answer }
  const all = [...options, ...option_groups.flatMap((group) => group.options)]
  const selected_option = all.find(({ value }) => value === answer)
  if (selected_option === undefined) {
    throw new Error(`no option ${answer} among ${all.map(({ value }) => value).join(', ')}`)
  }
  return { type, selected_option }
}
