import { randomUUID } from 'node:crypto'
import type { App, ViewResponseAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Language } from '../../domain/lead/lead.ts'
import { translator } from '../../i18n/translator.ts'
import type { Log } from '../../log.ts'
import type { Card } from '../core/card.ts'
import { formIds } from '../core/form.ts'
import type { Asker, Inbound } from '../core/inbound.ts'
import { commandNames } from '../core/inbound.ts'
import type { Reply } from '../core/reply.ts'
import { tell, type Whereabouts } from './answer.ts'
import { parseClick, parseCommand, parseSubmission } from './parse/inbound.ts'
import { blocksOf } from './render/card.ts'
import { modalOf } from './render/form.ts'
import type { SlackSettings } from './settings.ts'

export interface HearParts {
  handle(inbound: Inbound): Promise<Reply>
  askerOf(userId: string): Promise<Asker | null>
  readonly log: Log
  readonly client: WebClient
  readonly settings: SlackSettings
}

/** Everything Slack sends: acknowledged at once, parsed, asked of the core, answered. */
export function hear(app: App, parts: HearParts): void {
  hearClicks(app, parts)
  hearCommands(app, parts)
  hearForms(app, parts)
  hearHome(app, parts)
}

const clickPlace = z.object({
  trigger_id: z.string().optional(),
  user: z.object({ id: z.string() }),
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().optional() }).optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string() }).optional(),
  view: z.object({ type: z.string() }).optional(),
})

function hearClicks(app: App, parts: HearParts): void {
  app.action(/^baton-/, async ({ ack, body, action, respond }) => {
    await ack()
    const place = clickPlace.parse(body)
    const where = whereClicked(place)
    await answering(parts, where, async (asker) => {
      const parsed = parseClick(place.user.id, action)
      if (parsed === null) return say(parts, where, asker.language, 'chat.old_button')
      const reply = await parts.handle({ ...parsed, asker })
      if (reply.kind === 'redraw' && place.view === undefined) {
        await respond({
          replace_original: true,
          text: reply.card.fallback,
          blocks: [...blocksOf(reply.card)],
        })
      } else {
        await show(parts, reply, where, place.trigger_id)
      }
    })
  })
}

function whereClicked({
  user,
  channel,
  message,
  container,
}: z.infer<typeof clickPlace>): Whereabouts {
  const where = { userId: user.id, channel: channel?.id ?? null }
  const inThread =
    message !== undefined && container?.is_ephemeral !== true && where.channel?.startsWith('D')
  return inThread ? { ...where, thread: message.ts } : where
}

function hearCommands(app: App, parts: HearParts): void {
  for (const name of commandNames) {
    app.command(`/${name}`, async ({ ack, command }) => {
      await ack()
      const where = { userId: command.user_id, channel: command.channel_id }
      await answering(parts, where, async (asker) => {
        const parsed = parseCommand(command)
        if (parsed === null) return say(parts, where, asker.language, 'chat.old_button')
        await show(parts, await parts.handle({ ...parsed, asker }), where, command.trigger_id)
      })
    })
  }
}

/** Slack closes a form that is not answered within three seconds. */
const formAnswerMs = 2_300

function hearForms(app: App, parts: HearParts): void {
  for (const form of formIds) {
    app.view(form, async ({ ack, view, body }) => {
      const where = { userId: body.user.id, channel: null }
      const asking = submit(parts, where, view)
      const reply = await Promise.race([asking, late(formAnswerMs)])
      if (reply === 'late') {
        await ack()
        await answering(parts, where, async () => show(parts, await asking, where))
        return
      }
      await ack(...formAnswer(reply))
      if (reply.kind === 'tell') await answering(parts, where, () => show(parts, reply, where))
    })
  }
}

async function submit(parts: HearParts, where: Whereabouts, view: unknown): Promise<Reply> {
  let reply: Reply = { kind: 'nothing' }
  await answering(parts, where, async (asker) => {
    const parsed = parseSubmission(view)
    if (parsed === null) return say(parts, where, asker.language, 'chat.old_button')
    reply = await parts.handle({ ...parsed, asker })
  })
  return reply
}

const late = (ms: number): Promise<'late'> =>
  new Promise((resolve) => setTimeout(() => resolve('late'), ms).unref())

/** Errors and the next page stay in the form; everything else closes it. */
function formAnswer(reply: Reply): [] | [ViewResponseAction] {
  switch (reply.kind) {
    case 'form':
      return [{ response_action: 'update', view: modalOf(reply.form) }]
    case 'form_errors':
      return [{ response_action: 'errors', errors: { ...reply.errors } }]
    case 'tell':
    case 'redraw':
    case 'nothing':
      return []
    default:
      return reply satisfies never
  }
}

function hearHome(app: App, parts: HearParts): void {
  app.event('app_home_opened', async ({ event }) => {
    const where = { userId: event.user, channel: null }
    const asker = await parts.askerOf(event.user)
    if (event.tab !== 'home' || asker === null) return
    await answering(parts, where, async () => {
      const reply = await parts.handle({ kind: 'home', id: randomUUID(), asker })
      if (reply.kind === 'tell') await publishHome(parts.client, event.user, reply.card)
    })
  })
}

const publishHome = (client: WebClient, userId: string, card: Card) =>
  client.views.publish({ user_id: userId, view: { type: 'home', blocks: [...blocksOf(card)] } })

async function show(
  { client, settings }: HearParts,
  reply: Reply,
  where: Whereabouts,
  triggerId?: string,
): Promise<void> {
  switch (reply.kind) {
    case 'tell':
    case 'redraw':
      return tell(client, reply.card, where, settings)
    case 'form':
      if (triggerId !== undefined) {
        await client.views.open({ trigger_id: triggerId, view: modalOf(reply.form) })
      }
      return
    case 'form_errors':
    case 'nothing':
      return
    default:
      return reply satisfies never
  }
}

/** Finds out who asks, and never leaves them without a word when something breaks. */
async function answering(
  parts: HearParts,
  where: Whereabouts,
  work: (asker: Asker) => Promise<unknown>,
): Promise<void> {
  let language: Language = 'vi'
  try {
    const asker = await parts.askerOf(where.userId)
    if (asker === null) return await say(parts, where, language, 'chat.stranger')
    language = asker.language
    await work(asker)
  } catch (error) {
    const id = randomUUID().slice(0, 8)
    parts.log.error({ err: error, id }, 'a chat request failed')
    await say(parts, where, language, 'chat.failed', { id }).catch((fault: unknown) =>
      parts.log.error({ err: fault, id }, 'and the asker could not be told'),
    )
  }
}

async function say(
  { client, settings }: HearParts,
  where: Whereabouts,
  language: Language,
  key: 'chat.stranger' | 'chat.old_button' | 'chat.failed',
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const words = translator(language)(key, params)
  await tell(
    client,
    { fallback: words, blocks: [{ kind: 'text', text: [words] }] },
    where,
    settings,
  )
}
