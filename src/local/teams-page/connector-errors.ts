import type { FastifyReply } from 'fastify'

const missing = {
  ActivityNotFoundInConversation: 'The specified activity does not exist in the conversation.',
  ConversationNotFound: 'Conversation not found.',
  MemberNotFoundInConversation: 'The member does not exist in the conversation.',
} as const

export const notFound = (reply: FastifyReply, code: keyof typeof missing) =>
  refuse(reply, 404, code, missing[code])

/** The connector's own shape of an error; the SDK reads `error.code`. */
export const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({ error: { code, message } })
