import type { Acting } from './acting.ts'
import type { Board, Message } from './board.ts'
import type { Person, Roster } from './roster.ts'
import { type Refresh, refreshOf } from './wire.ts'

/** Whether a card wants to be asked for anew: by itself, only by hand, or not at all. */
export type RefreshNeed = 'due' | 'possible' | 'none'

/** Keeps cards fresh for those who look at them. */
export interface Refreshing {
  need(message: Message, person: Person): RefreshNeed
  /** The card is in front of this person's eyes; true when the bot was asked. */
  shown(message: Message, person: Person): Promise<boolean>
  byHand(message: Message, person: Person): ReturnType<Acting['execute']>
}

/** So many people of one message Teams refreshes for by itself. */
const mostPeople = 60

export interface RefreshingDeps {
  readonly roster: Roster
  readonly board: Board
  readonly acting: Acting
}

export function createRefreshing({ roster, board, acting }: RefreshingDeps): Refreshing {
  const asked = new Set<string>()

  const need = (message: Message, person: Person): RefreshNeed => {
    const refresh = refreshOf(message.attachments)
    if (refresh === null) return 'none'
    const isTheirs = isFor(refresh, person, roster.members(message.conversation).length)
    return isTheirs && !asked.has(turn(message, person)) ? 'due' : 'possible'
  }

  const ask = async (message: Message, person: Person, trigger: 'automatic' | 'manual') => {
    const action = refreshOf(message.attachments)?.action ?? noAction
    const outcome = await acting.execute(person, message, action, trigger)
    // An answer to a card that was edited meanwhile is of yesterday.
    const isCurrent = board.message(message.id)?.edits === message.edits
    if (outcome.kind === 'card' && isCurrent) board.setView(message, person, outcome.card)
    return outcome
  }

  return {
    need,
    async shown(message, person) {
      if (need(message, person) !== 'due') return false
      asked.add(turn(message, person))
      await ask(message, person, 'automatic')
      return true
    },
    byHand: (message, person) => ask(message, person, 'manual'),
  }
}

const noAction = { type: 'Action.Execute' } as const

/** Once for each person and edition of the message. */
const turn = ({ id, edits }: Message, { objectId }: Person): string => `${id}/${edits}/${objectId}`

const isFor = ({ userIds }: Refresh, { mri }: Person, members: number): boolean =>
  userIds.length === 0 ? members <= mostPeople : userIds.slice(0, mostPeople).includes(mri)
