import type { MemberId } from '../lead/lead.ts'
import { addWorkingMinutes } from '../working-time/working-time.ts'
import { freed } from './freed.ts'
import { type House, type Progress, reachableAgain, type Standing } from './progress.ts'

/** The lead is theirs, and with it the promise of the first call. Source: PRODUCT.md, steps 5 and 6. */
export function claimed({ state }: Standing, by: MemberId, house: House): Progress {
  return { state: owned(state, by, house), marks: { ownerAction: 'claim' } }
}

/** Baton gives it to whose turn it is. */
export function assigned({ state }: Standing, to: MemberId, house: House): Progress {
  const after = owned(state, to, house)
  const dueAt = after.promise?.dueAt ?? house.at
  return {
    state: after,
    marks: { ownerAction: 'assign' },
    tell: [{ to: 'owner', notice: { kind: 'assigned', to, dueAt } }],
  }
}

export function released(standing: Standing, house: House): Progress {
  return { ...freed(standing.state, house), marks: { ownerAction: 'release' } }
}

/** A lead that was worked keeps its next step; a fresh one makes the new owner the same promise. */
export function handedOver(standing: Standing, to: MemberId, by: MemberId, house: House): Progress {
  const { state } = standing
  const fresh = standing.firstTouchAt === null || state.nextStep === null
  const after = fresh
    ? owned(state, to, house)
    : { ...state, ownerId: to, claimedAt: house.at, told: [] }
  return {
    state: after,
    marks: { ownerAction: 'hand_over' },
    tell: [{ to: 'owner', notice: { kind: 'handed_over', from: state.ownerId ?? by, by } }],
  }
}

export function owned(state: Standing['state'], by: MemberId, house: House): Standing['state'] {
  const calendar = house.calendarOf(by)
  const { nudgeMinutes, firstCallMinutes } = house.policy.promises
  const promise = {
    nudgeAt: addWorkingMinutes(calendar, house.at, nudgeMinutes),
    dueAt: addWorkingMinutes(calendar, house.at, firstCallMinutes),
  }
  return {
    ...reachableAgain(state),
    ownerId: by,
    claimedAt: house.at,
    promise,
    nextStep: { kind: 'first_call', dueAt: promise.dueAt },
    told: [],
  }
}
