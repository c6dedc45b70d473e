import type { Wish } from '../lead/instruction.ts'
import type { MemberId } from '../lead/lead.ts'
import { owned } from './claim.ts'
import {
  atRest,
  type House,
  type Progress,
  type Standing,
  settledAtEnd,
  unowned,
} from './progress.ts'
import { followUp, touched } from './touch.ts'

export function won(
  standing: Standing,
  { amount }: Extract<Wish, { kind: 'win' }>,
  by: MemberId,
  house: House,
): Progress {
  const { state, marks } = touched(standing, house)
  const { currency } = house.policy.team
  return {
    state: { ...atRest(state), stage: 'won' },
    ...settledAtEnd(state, house),
    marks: { ...marks, amount, becameSql: !standing.isSql },
    tell: [{ to: 'channel', notice: { kind: 'won', by, amount, currency } }],
  }
}

export function lost(
  standing: Standing,
  { reason }: Extract<Wish, { kind: 'lose' }>,
  house: House,
): Progress {
  const { state, marks } = touched(standing, house)
  return {
    state: { ...atRest(state), stage: 'lost' },
    ...settledAtEnd(state, house),
    marks: { ...marks, lossReason: reason },
    stageReason: reason,
  }
}

export function wrongTarget(
  standing: Standing,
  { reason }: Extract<Wish, { kind: 'wrong_target' }>,
  house: House,
): Progress {
  const { state, marks } = touched(standing, house)
  return {
    state: { ...atRest(state), stage: 'wrong_target' },
    ...settledAtEnd(state, house),
    marks,
    stageReason: reason,
  }
}

/** Closed too early: it goes on where qualifying stood, with its history. */
export function reopened(standing: Standing, house: House): Progress {
  const state = { ...standing.state, stage: standing.isSql ? 'potential' : 'researched' } as const
  if (state.ownerId === null) return { state: unowned(state), stageReason: 'reopened' }
  return { state: { ...state, nextStep: followUp(state, 1, house) }, stageReason: 'reopened' }
}

export function disqualified(
  { state }: Standing,
  { reason }: Extract<Wish, { kind: 'disqualify' }>,
  house: House,
): Progress {
  return { state: { ...atRest(state), disqualified: reason }, ...settledAtEnd(state, house) }
}

/** Put back by hand: from here on the score's minimum does not put it out again. */
export function restored({ state }: Standing, house: House): Progress {
  const back = { ...state, disqualified: null }
  const marks = { restored: true }
  if (back.ownerId === null) return { state: unowned(back), marks }
  return { state: owned(back, back.ownerId, house), marks }
}
