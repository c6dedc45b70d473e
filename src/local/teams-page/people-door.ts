import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Acting } from './acting.ts'
import type { Board, Message } from './board.ts'
import type { News } from './news.ts'
import type { Refreshing } from './refreshing.ts'
import type { Conversation, Person, Roster } from './roster.ts'
import type { Eyes } from './seen.ts'

const as = z.object({ as: z.string() })
const onMessage = as.extend({ message: z.string() })
const saying = as.extend({
  conversation: z.string(),
  text: z.string().trim().min(1).max(20_000),
  root: z.string().nullable().default(null),
  namesBot: z.boolean().default(true),
})
const action = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
})
const clicking = onMessage.extend({ action })
const submitting = onMessage.extend({ data: z.unknown() })

export interface PeopleDeps {
  readonly roster: Roster
  readonly board: Board
  readonly acting: Acting
  readonly refreshing: Refreshing
  readonly eyes: Eyes
  readonly news: News
}

/** What the page in the browser asks for. Who one is there is a choice, not a proof. */
export function servePeople(app: FastifyInstance, deps: PeopleDeps): void {
  const { acting, refreshing, eyes, news } = deps
  const who = (given: unknown): Person => person(deps.roster, as.parse(given).as)
  const which = (given: unknown, by: Person): Message =>
    seenBy(deps, by, onMessage.parse(given).message)

  app.get('/ui/people', () => eyes.people)
  app.get('/ui/page', ({ query }) => eyes.page(who(query)))
  app.get('/ui/events', ({ query }, reply) => news.follow(who(query), reply))
  app.post('/ui/say', ({ body }) => say(deps, who(body), saying.parse(body)))
  app.post('/ui/click', ({ body }) => {
    const by = who(body)
    return acting.click(by, which(body, by), clicking.parse(body).action)
  })
  app.post('/ui/submit', ({ body }) => {
    const by = who(body)
    return acting.submit(by, which(body, by), submitting.parse(body).data)
  })
  app.post('/ui/shown', async ({ body }) => {
    const by = who(body)
    return { wasAsked: await refreshing.shown(which(body, by), by) }
  })
  app.post('/ui/refresh', ({ body }) => {
    const by = who(body)
    return refreshing.byHand(which(body, by), by)
  })
}

/** A request that makes no sense is told so, with the place. */
export function answerMistakes(app: FastifyInstance): void {
  app.setErrorHandler((error, _, reply: FastifyReply) => {
    const isMistake = error instanceof z.ZodError || error instanceof Unknown
    const message = error instanceof Error ? error.message : String(error)
    return reply.code(isMistake ? 400 : 500).send({ error: { code: 'BadSyntax', message } })
  })
}

class Unknown extends Error {}

function person(roster: Roster, id: string): Person {
  const found = roster.person(id)
  if (found === undefined) throw new Unknown('nobody here has this id')
  return found
}

function seenBy({ board, eyes }: PeopleDeps, by: Person, id: string): Message {
  const message = board.message(id)
  if (message === undefined || message.isDeleted || !eyes.maySee(message, by)) {
    throw new Unknown('there is no such message')
  }
  return message
}

function say({ roster, board, acting }: PeopleDeps, by: Person, said: z.infer<typeof saying>) {
  const place = roster.place(said.conversation)
  if (place === undefined || !roster.visibleTo(by).includes(place.conversation)) {
    throw new Unknown('there is no such conversation')
  }
  const { text, root, namesBot } = said
  const isThread = root === null || isPostOf(place.conversation, board.message(root))
  if (!isThread) throw new Unknown('there is no such post to answer')
  return acting.say(by, { conversation: place.conversation, root, text, namesBot })
}

const isPostOf = ({ id, kind }: Conversation, message: Message | undefined): boolean =>
  kind === 'channel' && message?.conversation.id === id && message.root === message.id
