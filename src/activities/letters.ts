import { placesWithCard } from '../db/card.ts'
import { seatWaiting } from '../db/opening-list.ts'
import { type Destination, enqueue, type Letter } from '../db/outbox.ts'
import type { Tx } from '../db/transaction.ts'
import type { JourneyState } from '../domain/lead/journey-state.ts'
import type { LeadId, MemberId } from '../domain/lead/lead.ts'
import type { NoticeKind } from '../domain/lead/notice.ts'
import { placeOfMember } from '../domain/lead/place.ts'
import type { MemberRecord } from '../domain/lead/record.ts'
import type { Progress, Tell } from '../domain/progress/progress.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { nextOpening } from '../domain/working-time/working-time.ts'
import { houseAt, type Rules } from './house.ts'
import { withinBudget } from './pings.ts'

/** Told before the change: a broken promise is told to the one who had it. */
interface Told {
  readonly leadId: LeadId
  readonly ownerBefore: MemberId | null
  readonly changeId: string
  /** The opening that it waited for until now. */
  readonly opening: Instant | null
}

/** Puts into the outbox what a change makes people see: their cards as they are now, and what they are told. */
export async function writeLetters(
  tx: Tx,
  { leadId, ownerBefore, changeId, opening }: Told,
  progress: Progress,
  rules: Rules,
  now: Instant,
): Promise<void> {
  const cards = await cardPlaces(tx, progress.state, rules)
  const owner = progress.state.ownerId ?? ownerBefore
  const tells = (progress.tell ?? []).flatMap((tell) =>
    audience(tell, owner, rules).map((to) =>
      noticeLetter(tell, to, { leadId, changeId }, rules, now),
    ),
  )
  const drawn = cards.map((to) => cardLetter(to, { leadId, changeId }))
  const isShown = opening !== null && progress.state.announcedAt !== null
  const lists = isShown ? await openingLists(tx, { leadId, opening }, rules) : []
  await enqueue(tx, [...lists, ...drawn, ...(await withinBudget(tx, tells, rules, now))], now)
}

/** Of the leads of a night the first that wakes has all of them shown, each part by its best lead. */
async function openingLists(
  tx: Tx,
  waiting: { readonly leadId: LeadId; readonly opening: Instant },
  rules: Rules,
): Promise<readonly Letter[]> {
  const letters: Letter[] = []
  for (const to of teamChannels(rules)) {
    for (const first of await seatWaiting(tx, waiting, to)) {
      const changeId = `opening:${waiting.opening}:${first.part}`
      letters.push(cardLetter(to, { leadId: first.leadId, changeId }))
    }
  }
  return letters
}

/** The card stands in the team's channels once it was announced, with its owner, and wherever it stood before. */
async function cardPlaces(
  tx: Tx,
  { leadId, announcedAt, ownerId }: JourneyState,
  rules: Rules,
): Promise<readonly Destination[]> {
  const channels = announcedAt === null ? [] : teamChannels(rules)
  const owner = ownerId === null ? [] : personally(ownerId, rules)
  return unique([...channels, ...owner, ...(await placesWithCard(tx, leadId))])
}

function audience({ to }: Tell, owner: MemberId | null, rules: Rules): readonly Destination[] {
  switch (to) {
    case 'owner':
      return owner === null ? [] : personally(owner, rules)
    case 'managers':
      return rules.members
        .filter(({ role }) => role === 'manager')
        .flatMap(({ id }) => personally(id, rules))
    case 'thread':
    case 'channel':
      return teamChannels(rules)
    default:
      return to satisfies never
  }
}

const teamChannels = ({ policy }: Rules): readonly Destination[] =>
  policy.team.channels.map(({ platform, id }) => ({ platform, place: id }))

/** In the one chat they use; somebody known on both is told on Slack. */
function personally(id: MemberId, { members }: Rules): readonly Destination[] {
  const member = members.find((each) => each.id === id)
  const platform = member && platformOf(member)
  return platform ? [{ platform, place: placeOfMember(id) }] : []
}

function platformOf({ slackId, teamsId }: MemberRecord): 'slack' | 'teams' | null {
  if (slackId !== null) return 'slack'
  return teamsId === null ? null : 'teams'
}

const cardLetter = (
  to: Destination,
  { leadId, changeId }: { leadId: LeadId; changeId: string },
): Letter => ({
  ...to,
  key: `card:${changeId}:${to.platform}:${to.place}`,
  leadId,
  kind: 'card',
  content: { view: 'card' },
  sendAfter: null,
})

function noticeLetter(
  { to, notice }: Tell,
  destination: Destination,
  { leadId, changeId }: { leadId: LeadId; changeId: string },
  rules: Rules,
  now: Instant,
): Letter {
  return {
    ...destination,
    key: `${notice.kind}:${changeId}:${destination.platform}:${destination.place}`,
    leadId,
    kind: to === 'thread' ? 'thread' : to === 'channel' ? 'channel' : 'direct',
    content: { view: 'notice', notice },
    sendAfter: canWait.has(notice.kind) ? quietUntil(destination, rules, now) : null,
  }
}

/** What may wait until the member's working time; the rest was timed for them already. */
const canWait: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'returned',
  'cooled',
  'warmed',
  'still_unclaimed',
  'silence_manager',
  'meeting_silence_manager',
  'unreachable',
  'promise_broken',
])

function quietUntil({ place }: Destination, rules: Rules, now: Instant): Instant | null {
  const member = rules.members.find(({ id }) => placeOfMember(id) === place)
  const opening = nextOpening(houseAt(rules, now).calendarOf(member?.id ?? null), now)
  return opening > now ? opening : null
}

function unique(places: readonly Destination[]): readonly Destination[] {
  const seen = new Map(places.map((each) => [`${each.platform} ${each.place}`, each]))
  return [...seen.values()]
}
