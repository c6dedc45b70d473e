import type { FastifyReply } from 'fastify'
import type { Board } from './board.ts'
import type { Person } from './roster.ts'
import type { Eyes } from './seen.ts'

/** Tells every open page what happens, as server-sent events. */
export interface News {
  /** Begins with the whole page, so that one that comes back after a break is right at once. */
  follow(person: Person, reply: FastifyReply): void
  typing(conversationId: string): void
  end(): void
}

interface Follower {
  readonly person: Person
  readonly send: (event: object) => void
  readonly end: () => void
}

const heartbeatMs = 20_000

export function createNews(board: Board, eyes: Eyes): News {
  const followers = new Set<Follower>()
  const unwatch = board.watch(({ message, onlyFor }) => {
    for (const { person, send } of followers) {
      if (onlyFor !== null && onlyFor !== person) continue
      if (!eyes.maySee(message, person)) continue
      send({ kind: 'message', message: eyes.message(message, person) })
    }
  })
  const beat = setInterval(() => {
    for (const { send } of followers) send({ kind: 'beat' })
  }, heartbeatMs)
  return {
    follow(person, reply) {
      const follower = open(person, reply)
      followers.add(follower)
      reply.raw.on('close', () => followers.delete(follower))
      follower.send({ kind: 'page', page: eyes.page(person) })
    },
    typing(conversation) {
      for (const { send } of followers) send({ kind: 'typing', conversation })
    },
    end() {
      clearInterval(beat)
      unwatch()
      for (const { end } of followers) end()
    },
  }
}

function open(person: Person, reply: FastifyReply): Follower {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) raw.setHeader(name, value ?? '')
  raw.setHeader('content-type', 'text/event-stream')
  raw.flushHeaders()
  return {
    person,
    send: (event) => raw.write(`data: ${JSON.stringify(event)}\n\n`),
    end: () => raw.end(),
  }
}
