import type { Instant } from '../working-time/instant.ts'

const hour = 3_600_000

/**
 * When a member may be pinged next, at `from` or later: never more than `perHour` within an hour. What has to wait
 * waits for their working time (`opensAt`) as well. `pings` are those of the last hour and those that wait already.
 */
export function nextPing(
  pings: readonly Instant[],
  from: Instant,
  perHour: number,
  opensAt: (at: Instant) => Instant,
): Instant {
  const sorted = [...pings].sort((a, b) => a - b)
  let at = from
  for (;;) {
    const inTheWay = fullHour(sorted, at, perHour)?.at(-perHour)
    if (inTheWay === undefined) return at
    at = opensAt(inTheWay + hour)
  }
}

/** The pings of an hour that has no room for one more at `at`: of the one before it, or of one that waits after it. */
function fullHour(
  sorted: readonly Instant[],
  at: Instant,
  perHour: number,
): readonly Instant[] | undefined {
  const ends = [at, ...sorted.filter((ping) => ping > at && ping < at + hour)]
  return ends
    .map((end) => sorted.filter((ping) => ping > end - hour && ping <= end))
    .find(({ length }) => length >= perHour)
}
