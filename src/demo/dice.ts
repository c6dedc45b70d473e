/** Chance that a seed repeats: the same seed throws the same dice in the same order. */
export interface Dice {
  /** At least 0, below 1. */
  roll(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<Thing>(things: readonly Thing[]): Thing
  chance(share: number): boolean
}

/** Mulberry32: enough for samples, no use for secrets. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    pick: (things) => picked(things, roll()),
    chance: (share) => roll() < share,
  }
}

function picked<Thing>(things: readonly Thing[], roll: number): Thing {
  const at = Math.floor(roll * things.length)
  const [thing] = things.slice(at, at + 1)
  if (thing === undefined) throw new Error('there is nothing to pick from')
  return thing
}
