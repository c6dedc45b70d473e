import type { Notice } from '../lead/notice.ts'
import { owned } from './claim.ts'
import {
  type House,
  type Progress,
  reachableAgain,
  type Standing,
  type Tell,
  unowned,
} from './progress.ts'

/** The buyer came back by themselves. A lost or unreachable lead goes on with its history. */
export function returned(
  standing: Standing,
  visit: { readonly source: string; readonly visits: number },
  house: House,
): Progress {
  const notice: Notice = { kind: 'returned', ...visit }
  const tell: readonly Tell[] = [
    { to: 'thread', notice },
    { to: standing.state.ownerId === null ? 'managers' : 'owner', notice },
  ]
  const after = backInPlay(standing, house)
  const quiet = standing.state.ownerId === null && after.state === standing.state
  return { ...after, tell: quiet ? tell.slice(0, 1) : tell }
}

function backInPlay({ state }: Standing, house: House): Progress {
  const gone = state.stage === 'lost' || state.stage === 'unreachable'
  if (!gone) return { state }
  const back = { ...reachableAgain(state), stage: 'researched' } as const
  const next = back.ownerId === null ? unowned(back) : owned(back, back.ownerId, house)
  return { state: next, stageReason: 'returned' }
}
