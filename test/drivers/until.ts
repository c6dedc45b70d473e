const everyMs = 25

/** What `look` finds, once it finds something; throws after `patienceMs`, saying what was waited for. */
export async function until<Found>(
  what: string,
  patienceMs: number,
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${patienceMs} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
