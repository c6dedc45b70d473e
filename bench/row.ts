import { load } from './processes.ts'

/** One line of the table. */
export interface Row {
  readonly row: string
  readonly what: string
  readonly target: string
  readonly measured: string
  /** Against the bare baseline of the same run, or against the target; null: neither says anything. */
  readonly ratio: number | null
  /** Null: not run. */
  readonly ok: boolean | null
  /** A miss is a fault of the program, not of the machine. */
  readonly mustHold: boolean
  readonly load: number
}

export interface Options {
  /** The long versions: 10 minutes of outage, 10,000 journeys, a million leads. */
  readonly full: boolean
}

export const row = (
  given: Omit<Row, 'load' | 'mustHold'> & { readonly mustHold?: boolean },
): Row => ({
  mustHold: false,
  ...given,
  load: load(),
})

/** The value that so many of a hundred stay below. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Polls; false: it did not come to be in time. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 25,
): Promise<boolean> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    if (await isSo()) return true
    if (Date.now() > giveUpAt) return false
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
