import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { threadId } from './activity.ts'
import type { Board, Message } from './board.ts'
import { notFound, refuse } from './connector-errors.ts'
import { serveMembers } from './connector-members.ts'
import type { Place, Roster } from './roster.ts'
import { type ActivityOfBot, activityOfBot, conversationOfBot } from './wire.ts'

export interface ConnectorDeps {
  readonly roster: Roster
  readonly board: Board
  readonly serviceUrl: string
  /** The bot is writing in this conversation. */
  readonly onTyping: (conversationId: string) => void
}

type Request = { readonly params: unknown }
const ids = z.object({ conversation: z.string(), activity: z.string().default('') })
type Ids = z.infer<typeof ids>

/** The Bot Connector's REST API, as far as a bot in Teams uses it. */
export function serveConnector(app: FastifyInstance, deps: ConnectorDeps): void {
  const { roster, board } = deps
  const at = (request: Request) => roster.place(idsOf(request).conversation)
  const known = (request: Request): Message | undefined => knownMessage(deps, idsOf(request))

  app.post('/v3/conversations', (request, reply) => open(deps, request.body, reply))
  app.post('/v3/conversations/:conversation/activities', (request, reply) =>
    speak(deps, at(request), activityOfBot.parse(request.body), reply),
  )
  app.post('/v3/conversations/:conversation/activities/:activity', (request, reply) => {
    const place = at(request)
    const root = place?.root ?? board.message(idsOf(request).activity)?.root ?? null
    return speak(deps, place && { ...place, root }, activityOfBot.parse(request.body), reply)
  })
  app.put('/v3/conversations/:conversation/activities/:activity', (request, reply) => {
    const message = known(request)
    if (message === undefined) return notFound(reply, 'ActivityNotFoundInConversation')
    board.edit(message.id, activityOfBot.parse(request.body))
    return { id: message.id }
  })
  app.delete('/v3/conversations/:conversation/activities/:activity', (request, reply) => {
    const message = known(request)
    if (message === undefined) return notFound(reply, 'ActivityNotFoundInConversation')
    board.remove(message.id)
    return {}
  })
  serveMembers(app, roster)
}

/** Of the bot's own messages; those of others it may not change. */
function knownMessage({ roster, board }: ConnectorDeps, ids: Ids): Message | undefined {
  const message = board.message(ids.activity)
  const isThere = message?.conversation.id === roster.place(ids.conversation)?.conversation.id
  return message && isThere && message.from === null && !message.isDeleted ? message : undefined
}

function speak(
  { board, onTyping }: ConnectorDeps,
  place: Place | undefined,
  activity: ActivityOfBot,
  reply: FastifyReply,
) {
  if (place === undefined) return notFound(reply, 'ConversationNotFound')
  const { conversation } = place
  const root = conversation.kind === 'channel' ? place.root : null
  // After a restart the page has forgotten its posts: the bot must hear that its thread is gone.
  if (root !== null && board.message(root)?.root !== root) {
    return notFound(reply, 'ConversationNotFound')
  }
  if (activity.type === 'typing') onTyping(conversation.id)
  if (activity.type !== 'message') return reply.code(202).send({ id: `1:${Date.now()}` })
  const { text, attachments } = activity
  const { id } = board.post({ conversation, root, from: null, text, attachments })
  return reply.code(201).send({ id })
}

/** A chat with one person, always the same; or a new post of a channel. */
function open(deps: ConnectorDeps, body: unknown, reply: FastifyReply) {
  const { members, channelData, activity } = conversationOfBot.parse(body)
  const channelId = channelData?.channel?.id
  if (channelId !== undefined) return openThread(deps, channelId, activity ?? null, reply)
  const person = deps.roster.person(members?.[0]?.id ?? '')
  if (members?.length !== 1) return refuse(reply, 400, 'BadSyntax', 'One member is wanted.')
  if (person === undefined) return refuse(reply, 403, 'BotNotInConversationRoster', 'No such user.')
  const chat = deps.roster.chatOf(person)
  const posted = activity?.type === 'message' ? postTo(deps, chat.id, activity) : undefined
  const { serviceUrl } = deps
  return reply.code(201).send({ id: chat.id, activityId: posted?.id, serviceUrl })
}

function openThread(
  deps: ConnectorDeps,
  channelId: string,
  activity: ActivityOfBot | null,
  reply: FastifyReply,
) {
  if (activity === null) return refuse(reply, 400, 'BadSyntax', 'A post needs an activity.')
  const posted = postTo(deps, channelId, activity)
  if (posted === undefined) return notFound(reply, 'ConversationNotFound')
  const { id: activityId } = posted
  const id = threadId(posted.conversation.id, activityId)
  return reply.code(201).send({ id, activityId, serviceUrl: deps.serviceUrl })
}

function postTo({ roster, board }: ConnectorDeps, id: string, said: ActivityOfBot) {
  const place = roster.place(id)
  const { text, attachments } = said
  return place && board.post({ ...place, root: null, from: null, text, attachments })
}

const idsOf = ({ params }: Request): Ids => ids.parse(params)
