import { Session } from 'node:inspector/promises'

const everyMs = 10_000
/** Busier than this is not quiet: what is asked for then would wait for the tidying. */
const quietShare = 0.03
const worthwhileMb = 20

/**
 * What starting took, and later what a rush of leads took, is garbage by and by, and V8 gives it back only
 * when it needs the room. Asked for now and after each rush, for a tenth of a second.
 */
export async function keepHeapTidy(): Promise<() => void> {
  let kept = await tidied()
  let cpu = process.cpuUsage()
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(cpu)
    cpu = process.cpuUsage()
    const isQuiet = user + system < everyMs * 1_000 * quietShare
    if (!isQuiet || heapMb() < kept + worthwhileMb) return
    void tidied().then((now) => {
      kept = now
    })
  }, everyMs).unref()
  return () => clearInterval(timer)
}

/** Node has no other way to ask for it without a flag. */
async function tidied(): Promise<number> {
  const session = new Session()
  session.connect()
  await session.post('HeapProfiler.collectGarbage')
  session.disconnect()
  return heapMb()
}

const heapMb = (): number => process.memoryUsage().heapUsed / 1_048_576
