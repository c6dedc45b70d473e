import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
const pool = new Uint8Array(idBytes * 256)
let used = pool.length

/** A UUID that sorts by time. Randomness is drawn 256 ids at a time: asking for each costs more than the id. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return v7({ random: pool.subarray(used - idBytes, used) })
}
