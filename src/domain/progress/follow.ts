import type { Instruction } from '../lead/instruction.ts'
import { callLogged } from './call.ts'
import { claimed, handedOver, released } from './claim.ts'
import { disqualified, lost, reopened, restored, won, wrongTarget } from './close.ts'
import { meetingBooked, meetingRecorded } from './meet.ts'
import type { House, Progress, Standing } from './progress.ts'
import { bantAnswered, stageSet } from './qualify.ts'

/**
 * What follows from an instruction that `whyNot` lets pass. Pure; `freshId` names a meeting if one is made.
 */
export function follow(
  standing: Standing,
  { by, wish }: Instruction,
  freshId: string,
  house: House,
): Progress {
  switch (wish.kind) {
    case 'claim':
      return claimed(standing, by.memberId, house)
    case 'release':
      return released(standing, house)
    case 'hand_over':
      return handedOver(standing, wish.to, by.memberId, house)
    case 'log_call':
      return callLogged(standing, wish, house)
    case 'answer_bant':
      return bantAnswered(standing, wish, by.memberId, house)
    case 'set_stage':
      return stageSet(standing, wish, house)
    case 'wrong_target':
      return wrongTarget(standing, wish, house)
    case 'book_meeting':
      return meetingBooked(standing, wish, freshId, house)
    case 'record_meeting':
      return meetingRecorded(standing, wish, freshId, house)
    case 'win':
      return won(standing, wish, by.memberId, house)
    case 'lose':
      return lost(standing, wish, house)
    case 'reopen':
      return reopened(standing, house)
    case 'disqualify':
      return disqualified(standing, wish, house)
    case 'restore':
      return restored(standing, house)
    default:
      return wish satisfies never
  }
}
