import { createHash } from 'node:crypto'
import type { Card } from '../bot/core/card.ts'
import { ChatFault, type ChatPort, type MessageRef, type Place } from '../bot/core/chat-port.ts'
import { forgetCard, keepCard, noSeat, readCard, type Seat } from '../db/card.ts'
import type { Database } from '../db/client.ts'
import {
  type Destination,
  giveBack,
  leaseNext,
  leaveInDoubt,
  markFailed,
  markSent,
  type OutboundRow,
} from '../db/outbox.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import { memberOfPlace } from '../domain/lead/place.ts'
import type { MemberRecord } from '../domain/lead/record.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import type { Draw } from './draw.ts'

/** Sends a place's messages in order, up to one of them. Throws the first `ChatFault` that trying again may mend. */
export type Postman = (to: Destination & { readonly upTo: bigint }, now: Instant) => Promise<void>

export interface PostmanDeps {
  readonly db: Database
  readonly ports: ReadonlyMap<string, ChatPort>
  members(): Promise<readonly MemberRecord[]>
  readonly draw: Draw
}

const leaseSeconds = 45
const busyPollMs = 50

export function createPostman(deps: PostmanDeps): Postman {
  const rounds = new Map<string, Promise<void>>()
  return (to, now) => {
    const name = `${to.platform} ${to.place}`
    const before = rounds.get(name) ?? Promise.resolve()
    const round = before.catch(() => undefined).then(() => empty(deps, to, now))
    rounds.set(name, round)
    return round.finally(() => {
      if (rounds.get(name) === round) rounds.delete(name)
    })
  }
}

async function empty(
  deps: PostmanDeps,
  to: Destination & { readonly upTo: bigint },
  now: Instant,
): Promise<void> {
  const destination = { platform: to.platform, place: to.place }
  for (;;) {
    const row = await leaseNext(deps.db, destination, to.upTo, { now, leaseSeconds })
    if (row === null) return
    if (row === 'busy') await pause(busyPollMs)
    else await sendOne(deps, destination, row, now)
  }
}

async function sendOne(
  deps: PostmanDeps,
  to: Destination,
  row: OutboundRow,
  now: Instant,
): Promise<void> {
  try {
    await markSent(deps.db, row.id, await put(deps, to, row, now))
  } catch (fault) {
    if (!(fault instanceof ChatFault)) {
      // It may have been sent and only the note of it failed.
      await leaveInDoubt(deps.db, row.id, 'fault')
      throw fault
    }
    if (fault.kind === 'refused') return markFailed(deps.db, row.id, fault.code)
    // A doubt stays until the platform has answered it: a refused question leaves it as it was.
    if (fault.kind === 'unknown_result' || row.doubtful)
      await leaveInDoubt(deps.db, row.id, fault.code)
    else await giveBack(deps.db, row.id, fault.code)
    throw fault
  }
}

async function put(
  deps: PostmanDeps,
  to: Destination,
  row: OutboundRow,
  now: Instant,
): Promise<MessageRef | null> {
  const port = deps.ports.get(to.platform)
  if (port === undefined) throw new ChatFault('refused', 'platform_not_connected')
  const seat = await seatOf(deps, to, row)
  const card = await deps.draw(row, { ...to, list: seat.list }, now)
  if (card === null) return null
  const parcel = { to, place: await placeOf(deps, to), row, card, seat }
  return row.kind === 'card' ? putCard(deps, port, parcel) : putMessage(port, parcel)
}

/** Only a card and what stands in its thread depend on where it is. */
const seatOf = ({ db }: PostmanDeps, to: Destination, { leadId, kind }: OutboundRow) =>
  leadId !== null && (kind === 'card' || kind === 'thread') ? readCard(db, leadId, to) : noSeat

interface Parcel {
  readonly to: Destination
  readonly place: Place
  readonly row: OutboundRow
  readonly card: Card
  readonly seat: Seat
}

/** One card per lead and place, ever: edited where it stands, posted where it does not. */
async function putCard(
  deps: PostmanDeps,
  port: ChatPort,
  parcel: Parcel,
): Promise<MessageRef | null> {
  const { to, row, card, seat } = parcel
  const { standing, list } = seat
  if (row.leadId === null) throw new ChatFault('refused', 'card_without_lead')
  const painted = createHash('sha256').update(JSON.stringify(card)).digest('base64url')
  if (standing?.painted === painted) return standing
  const ref = standing === null ? null : await editIfThere(deps, port, parcel, standing)
  const now = ref ?? (await postOnce(port, parcel, cardKey(row.leadId, to, seat)))
  await keepCard(deps.db, row.leadId, to, list, { ...now, painted })
  return now
}

const cardKey = (leadId: LeadId, { place }: Destination, { list }: Seat): string =>
  list === null
    ? `card:${leadId}:${place}`
    : `opening:${new Date(list.opening).toISOString()}:${place}:${list.part}`

async function editIfThere(
  { db }: PostmanDeps,
  port: ChatPort,
  { to, row, card, seat }: Parcel,
  standing: MessageRef,
): Promise<MessageRef | null> {
  const ref = { channel: standing.channel, messageId: standing.messageId }
  try {
    await port.edit(ref, card)
    return ref
  } catch (fault) {
    if (!(fault instanceof ChatFault && fault.code === 'message_not_found')) throw fault
    if (row.leadId !== null) await forgetCard(db, row.leadId, to, seat.list)
    return null
  }
}

async function putMessage(port: ChatPort, parcel: Parcel): Promise<MessageRef | null> {
  const { row, seat } = parcel
  if (row.kind !== 'thread') return postOnce(port, parcel, row.key)
  if (seat.standing === null) return null
  const { channel, messageId } = seat.standing
  return postOnce(port, parcel, row.key, { channel, messageId })
}

/** After a send whose result nobody knows, the platform is asked before anything is sent again. */
async function postOnce(
  port: ChatPort,
  { place, row, card }: Parcel,
  key: string,
  thread?: MessageRef,
): Promise<MessageRef> {
  const inThread = thread === undefined ? {} : { thread }
  const found = row.doubtful
    ? await port.find(place, key, { since: row.createdAt, ...inThread })
    : null
  return found ?? port.post(place, card, { key, ...inThread })
}

async function placeOf(deps: PostmanDeps, { platform, place }: Destination): Promise<Place> {
  const memberId = memberOfPlace(place)
  if (memberId === null) return { kind: 'channel', channel: place }
  const member = (await deps.members()).find(({ id }) => id === memberId)
  const userId = platform === 'slack' ? member?.slackId : member?.teamsId
  if (userId == null) throw new ChatFault('refused', 'member_not_on_platform')
  return { kind: 'person', userId }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
