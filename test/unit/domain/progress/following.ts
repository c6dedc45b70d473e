import type { Wish } from '../../../../src/domain/lead/instruction.ts'
import type { Actor } from '../../../../src/domain/lead/lead.ts'
import { follow } from '../../../../src/domain/progress/follow.ts'
import type { Progress, Standing } from '../../../../src/domain/progress/progress.ts'
import { aHouse, anInstruction, aStanding, lan } from '../../../builders/journey.ts'

interface Circumstances {
  readonly by?: Actor
  readonly at?: number
}

/** What follows from a wish; a meeting that is made is called `m2`. */
export function following(
  wish: Wish,
  standing: Standing = aStanding(),
  { by = lan, at }: Circumstances = {},
): Progress {
  return follow(standing, anInstruction(wish, by), 'm2', aHouse(at))
}
