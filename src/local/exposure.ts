import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Does anything listen on `port` under an address of this machine that others can reach? */
export async function isReachableFromOutside(port: number): Promise<boolean> {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  const answers = await Promise.all(outside.map(({ address }) => accepts(address, port)))
  return answers.includes(true)
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    const settle = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}
