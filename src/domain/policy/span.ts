/** Working time within a day as the policy writes it; `to` before `from` ends on the next day. */
export interface ClockSpan {
  readonly from: string
  readonly to: string
}

const minuteOfDay = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

const endMinute = ({ from, to }: ClockSpan): number => minuteOfDay(to) + (to < from ? 24 * 60 : 0)

/** The first two spans of one day that share time, and the index of the later written one. */
export function overlapOf(
  spans: readonly ClockSpan[],
): { spans: readonly [ClockSpan, ClockSpan]; index: number } | null {
  for (const [index, span] of spans.entries()) {
    const earlier = spans.slice(0, index).find((other) => share(other, span))
    if (earlier !== undefined) return { spans: [earlier, span], index }
  }
  return null
}

const share = (a: ClockSpan, b: ClockSpan): boolean =>
  minuteOfDay(a.from) < endMinute(b) && minuteOfDay(b.from) < endMinute(a)
