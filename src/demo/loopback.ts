/** The address when it is this machine's own, else null. A listener on every interface is asked on loopback. */
export function loopbackOf(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:') return null
  const own = ownNames[url.hostname] ?? url.hostname
  if (!/^127\.\d+\.\d+\.\d+$/.test(own) && own !== '[::1]') return null
  url.hostname = own
  return url
}

/** A name may be looked up elsewhere, so it is never asked for. */
const ownNames: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '0.0.0.0': '127.0.0.1',
  '[::]': '[::1]',
}
