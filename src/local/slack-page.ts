import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { superviseChild } from './child.ts'
import { isReachableFromOutside } from './exposure.ts'
import { type Home, openHome } from './home.ts'
import { stopOrphan } from './pid-file.ts'
import { requireFreePort } from './ports.ts'
import {
  pageCredentials,
  peopleExtras,
  type Workspace,
  workspaceYaml,
} from './slack-page/workspace.ts'

export interface SlackPage {
  /** For people and for browsers. */
  readonly url: string
  /** Bolt's `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** True when another machine could open the page: it must be said plainly. */
  readonly exposed: boolean
  readonly pid: () => number | undefined
  readonly stop: () => Promise<void>
}

export interface SlackPageOptions extends Workspace {
  readonly home: string
  readonly port: number
  readonly onLog?: (line: string) => void
}

const graceMs = 5_000

/** Null where the page's program is not published; it is for Linux on x64. */
export function slackPageProgram(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json')
    const program = join(dirname(manifest), 'bin/local-slack')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/**
 * A Slack-like page that an unmodified Bolt app talks to over Socket Mode. It keeps its messages in
 * memory only: after a restart channels are empty and old cards answer `message_not_found`.
 */
export async function startSlackPage(
  program: string,
  { home: root, port, onLog = () => {}, ...workspace }: SlackPageOptions,
): Promise<SlackPage> {
  const home = openHome(root)
  const url = `http://127.0.0.1:${port}`
  const pidFile = join(home.run, 'slack-page.pid')
  await stopOrphan(pidFile, 'SIGTERM', graceMs)
  await requireFreePort(port, 'the Slack page', 'BATON_SLACK_PAGE_PORT')
  configure(home, workspace)
  const child = await superviseChild({
    name: 'The Slack page',
    command: program,
    args: ['--config', 'workspace.yaml', '--port', String(port), '--base-host', '127.0.0.1'],
    env: { ...process.env, BATON_PAGE_PEOPLE: peopleExtras(workspace) },
    cwd: home.slack,
    logFile: join(home.logs, 'slack-page.log'),
    pidFile,
    isReady: () => isAnswering(url),
    readyWithinMs: 30_000,
    stopSignal: 'SIGTERM',
    graceMs,
    onLog,
  })
  const exposed = await isReachableFromOutside(port)
  const apiUrl = `${url}/api/`
  return { url, apiUrl, ...pageCredentials, exposed, pid: child.pid, stop: child.stop }
}

/** Bun reads bunfig.toml of its folder; the preload confines the page to this machine. */
function configure(home: Home, workspace: Workspace): void {
  writeFileSync(join(home.slack, 'workspace.yaml'), workspaceYaml(workspace))
  const self = fileURLToPath(import.meta.url)
  const preload = join(dirname(self), 'slack-page', `preload${extname(self)}`)
  writeFileSync(join(home.slack, 'bunfig.toml'), `preload = [${JSON.stringify(preload)}]\n`)
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/auth.test`, { method: 'POST' })).ok
  } catch {
    return false
  }
}
