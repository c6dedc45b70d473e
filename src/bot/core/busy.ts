/** Keeps count of what is under way, so that a stop can wait for it. */
export interface Busy {
  during<Result>(work: () => Promise<Result>): Promise<Result>
  /** Resolves when nothing is under way, or after `withinMs`. */
  idle(withinMs: number): Promise<void>
}

export function createBusy(): Busy {
  const underWay = new Set<Promise<unknown>>()
  return {
    during(work) {
      const running = work()
      underWay.add(running)
      const forget = () => underWay.delete(running)
      void running.then(forget).catch(forget)
      return running
    },
    async idle(withinMs) {
      await Promise.race([Promise.allSettled(underWay), pause(withinMs)])
    },
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms).unref())
