/** Waits for Ctrl-C or SIGTERM. A second Ctrl-C ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once('SIGINT', () => process.exit(130))
        resolve(signal)
      })
    }
  })
}
