import { isIP } from 'node:net'
import { parseArgs } from 'node:util'

/** What the package is made for. */
export interface Order {
  /** The application (client) id of the Azure Bot, a GUID. */
  readonly appId: string
  /** Where Baton is reached from outside, without a slash at the end. */
  readonly url: string
  readonly out: string
}

export type OrderRead =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the words of the command line; says all that is wrong with them at once. */
export function readOrder(words: readonly string[]): OrderRead {
  const typed = optionsOf(words)
  if (typeof typed === 'string') return { ok: false, problems: [typed] }
  const { 'app-id': appId = '', url = '', out } = typed
  const problems = [appIdProblem(appId), urlProblem(url), outProblem(out)].filter(
    (problem) => problem !== null,
  )
  return problems.length > 0
    ? { ok: false, problems }
    : {
        ok: true,
        order: { appId: appId.toLowerCase(), url: new URL(url).href.replace(/\/+$/, ''), out },
      }
}

function optionsOf(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        'app-id': { type: 'string' },
        url: { type: 'string' },
        out: { type: 'string', default: 'baton-teams.zip' },
      },
    }).values
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}. Mend: ${usage}.`
  }
}

const usage = 'npm run teams:package -- --app-id <guid> --url https://baton.example.com'

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function appIdProblem(appId: string): string | null {
  if (guid.test(appId)) return null
  const what = appId === '' ? 'is missing' : `"${appId}" is no GUID`
  return `--app-id: ${what}. Mend: copy "Microsoft App ID" from the Azure Bot, under Configuration.`
}

function urlProblem(url: string): string | null {
  const reason = url === '' ? 'is missing' : whyNoAddress(url)
  return reason === null
    ? null
    : `--url: ${reason}. Mend: give the address of BATON_PUBLIC_URL, such as https://baton.example.com.`
}

/** Null: Microsoft's servers can call it, and an app's list of domains can hold its name. */
function whyNoAddress(text: string): string | null {
  if (!URL.canParse(text)) return `"${text}" is no address`
  const { protocol, hostname, username, search, hash } = new URL(text)
  if (protocol !== 'https:') return 'Teams calls https addresses only'
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'Teams wants a name, not an IP address'
  if (!hostname.includes('.')) return `Microsoft's servers can't reach "${hostname}"`
  if (`${username}${search}${hash}` !== '') return 'only host and path are wanted, no @, ? or #'
  return null
}

const outProblem = (out: string): string | null =>
  out.endsWith('.zip') ? null : `--out: "${out}" is no zip. Mend: let it end in .zip.`
