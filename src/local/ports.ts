import { createServer, type Server } from 'node:net'

/** Refuses in words when another program has the port, naming the setting that changes it. */
export async function requireFreePort(port: number, who: string, setting: string): Promise<void> {
  if (await isFree(port)) return
  throw new Error(
    `Port ${port} of this machine, which ${who} needs, is in use by another program. ` +
      `Stop that program, or set ${setting} to a free port.`,
  )
}

/** A port nobody listens on now: for tests and for parts whose address nobody types. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await listen(server, 0)
  const address = server.address()
  await close(server)
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await listen(server, port)
    await close(server)
    return true
  } catch {
    return false
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })
