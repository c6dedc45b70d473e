import type { MemberRecord } from '../../../domain/lead/record.ts'
import { foldVietnamese } from '../../../domain/text/fold.ts'
import type { InboundOf } from '../asking.ts'
import type { Desk } from '../desk.ts'
import type { Reply } from '../reply.ts'
import { showQueue } from '../show-list.ts'
import { notUnderstoodCard } from '../views/help-card.ts'

/** `/leads`: mine. `/leads open`: those nobody has. `/leads @rep`: theirs. */
export async function leadsCommand(
  { text, asker }: InboundOf<'command'>,
  desk: Desk,
): Promise<Reply> {
  const said = foldVietnamese(text)
  if (mineWords.includes(said)) {
    const me = { id: asker.memberId, name: asker.name }
    return { kind: 'tell', card: await showQueue(me, asker, desk) }
  }
  if (openWords.includes(said)) return { kind: 'tell', card: await showQueue(null, asker, desk) }
  const member = findMember(text, await desk.members())
  return member === null
    ? { kind: 'tell', card: notUnderstoodCard(`/leads ${text.trim()}`, 'leads', asker) }
    : { kind: 'tell', card: await showQueue(member, asker, desk) }
}

const mineWords: readonly string[] = ['', 'me', 'mine', 'toi', 'cua toi']
const openWords: readonly string[] = ['open', 'free', 'mo', 'chua nhan', 'chua ai nhan', 'trong']

/** By mention (`@id`, as platforms write it), short name or the name people use; one match only. */
function findMember(text: string, members: readonly MemberRecord[]): MemberRecord | null {
  const bare = text
    .trim()
    .replace(/^<?@/, '')
    .replace(/(\|[^>]*)?>$/, '')
    .trim()
  const said = foldVietnamese(bare)
  if (said === '') return null
  const exact = members.find(
    ({ id, slackId, teamsId, name }) =>
      [slackId, teamsId].includes(bare) ||
      foldVietnamese(id) === said ||
      foldVietnamese(name) === said,
  )
  if (exact !== undefined) return exact
  const partly = members.filter(({ name }) => foldVietnamese(name).split(' ').includes(said))
  return partly.length === 1 ? (partly[0] ?? null) : null
}
