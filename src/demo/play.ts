import type { Delivery, Scene } from './delivery.ts'
import { lineOf } from './lines.ts'
import type { Outcome } from './outcome.ts'

/** What the player is given: where to send, how to wait, whom to tell. */
export interface Stage {
  send(delivery: Delivery): Promise<Outcome>
  say(line: string): void
  /** Comes back early when the play is stopped. */
  wait(ms: number): Promise<void>
  isStopped(): boolean
  now(): number
}

export interface Pace {
  /** Between two leads, on average. */
  readonly gapMs: number
  /** So many new leads and no more; null: no such end. */
  readonly leads: number | null
  /** So long and no longer; null: no such end. */
  readonly forMs: number | null
}

export interface Tally {
  readonly scenes: Readonly<Record<Scene, number>>
  readonly outcomes: Readonly<Record<Outcome['kind'], number>>
  readonly tookMs: number
}

/** Plays deliveries until there were enough, the time is up, it is stopped, or nobody answers. */
export async function play(stream: Iterable<Delivery>, pace: Pace, stage: Stage): Promise<Tally> {
  const began = stage.now()
  const scenes: Record<Scene, number> = {
    new: 0,
    junk: 0,
    twice: 0,
    again: 0,
    back: 0,
    did: 0,
    bad: 0,
  }
  const outcomes: Record<Outcome['kind'], number> = { accepted: 0, known: 0, refused: 0, gone: 0 }
  const isOver = () =>
    stage.isStopped() ||
    outcomes.gone > 0 ||
    (pace.leads !== null && scenes.new + scenes.junk >= pace.leads) ||
    (pace.forMs !== null && stage.now() - began >= pace.forMs)
  for (const delivery of stream) {
    const outcome = await stage.send(delivery)
    stage.say(lineOf(delivery, outcome, stage.now()))
    outcomes[outcome.kind] += 1
    if (outcome.kind !== 'gone') scenes[delivery.scene] += 1
    if (isOver()) break
    await stage.wait(delivery.wait * pace.gapMs)
    if (isOver()) break
  }
  return { scenes, outcomes, tookMs: stage.now() - began }
}
