/** Runs the work of an id once; the same id again shares its result. */
export type Once<Result> = (
  id: string,
  work: () => Promise<Result>,
) => { readonly isRepeat: boolean; readonly result: Promise<Result> }

/**
 * A platform delivers again what it thinks was not heard. This keeps the newest ids of this process; the
 * journey tells repeats for good. Work that failed may be asked for again.
 */
export function createOnce<Result>(remembered: number): Once<Result> {
  const known = new Map<string, Promise<Result>>()
  return (id, work) => {
    const before = known.get(id)
    if (before !== undefined) return { isRepeat: true, result: before }
    const result = work()
    known.set(id, result)
    const [oldest] = known.keys()
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    result.catch(() => known.delete(id))
    return { isRepeat: false, result }
  }
}
