const noteEveryMs = 10_000

/** Runs a step of the start and says what it is doing: a line when done, and one every ten seconds while not. */
export function progress(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
  return async (name, work) => {
    const began = Date.now()
    const seconds = () => ((Date.now() - began) / 1_000).toFixed(1)
    const note = setInterval(
      () => process.stdout.write(`  … ${name} (${seconds()} s)\n`),
      noteEveryMs,
    )
    try {
      const result = await work()
      process.stdout.write(`  ✓ ${name} (${seconds()} s)\n`)
      return result
    } finally {
      clearInterval(note)
    }
  }
}
