import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound } from './connector-errors.ts'
import type { Person, Roster } from './roster.ts'

const params = z.object({ conversation: z.string(), member: z.string().default('') })
const paging = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).default(200),
  continuationToken: z.string().optional(),
})

/** Who is in a conversation, and what there is in a team. */
export function serveMembers(app: FastifyInstance, roster: Roster): void {
  const account = accountIn(roster)
  const members = (request: { readonly params: unknown }): readonly Person[] => {
    const place = roster.place(params.parse(request.params).conversation)
    return place === undefined ? [] : roster.members(place.conversation)
  }
  app.get('/v3/conversations/:conversation/members', (request) => members(request).map(account))
  app.get('/v3/conversations/:conversation/members/:member', (request, reply) => {
    const { member } = params.parse(request.params)
    const found = members(request).find((each) => each === roster.person(member))
    return found ? account(found) : notFound(reply, 'MemberNotFoundInConversation')
  })
  app.get('/v3/conversations/:conversation/pagedmembers', (request) =>
    page(members(request).map(account), paging.parse(request.query)),
  )
  serveTeam(app, roster)
}

function serveTeam(app: FastifyInstance, { team, conversations, people }: Roster): void {
  const channels = conversations.filter(({ kind }) => kind === 'channel')
  const counts = { channelCount: channels.length, memberCount: people.length }
  app.get('/v3/teams/:team', () => ({
    id: team.id,
    name: team.name,
    aadGroupId: team.groupId,
    ...counts,
  }))
  app.get('/v3/teams/:team/conversations', () => ({
    conversations: channels.map(({ id, name }) => ({ id, name, type: 'standard' })),
  }))
}

const accountIn =
  ({ tenantId }: Roster) =>
  ({ mri, name, objectId, email }: Person) => ({
    id: mri,
    name,
    objectId,
    aadObjectId: objectId,
    email,
    userPrincipalName: email,
    tenantId,
    userRole: 'user',
  })

function page<Each>(all: readonly Each[], { pageSize, continuationToken }: z.infer<typeof paging>) {
  const from = continuationToken === undefined ? 0 : readToken(continuationToken)
  const members = all.slice(from, from + pageSize)
  const rest = from + members.length
  return rest < all.length ? { members, continuationToken: writeToken(rest) } : { members }
}

const writeToken = (offset: number): string => Buffer.from(String(offset)).toString('base64url')

const readToken = (token: string): number =>
  z.coerce.number().int().min(0).parse(Buffer.from(token, 'base64url').toString())
