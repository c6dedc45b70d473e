import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { stringify } from 'yaml'
import { startChild } from './child.ts'
import { openHome } from './home.ts'

/** A person on the local page. */
export interface PagePerson {
  readonly id: string
  readonly name: string
  readonly realName: string
  readonly email: string
  readonly zone: string
}

export interface SlackPage {
  readonly url: string
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  pid(): number | undefined
  stop(): Promise<void>
}

export interface SlackPageOptions {
  readonly home: string
  readonly port: number
  readonly people: readonly PagePerson[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
}

const botUserId = 'U0BATON'
/** The page is reachable from this machine alone, so these open nothing. */
const tokens = { botToken: 'xoxb-local-page', appToken: 'xapp-local-page' } as const

/** Null where the page's program is not published; it is for Linux on x64. */
export function slackPageProgram(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json')
    const program = path.join(path.dirname(manifest), 'bin/local-slack')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** A Slack-like page that an unmodified Bolt app talks to. It keeps its messages in memory only. */
export async function startSlackPage(program: string, options: SlackPageOptions): Promise<SlackPage> {
  const home = openHome(options.home)
  writeFileSync(path.join(home.slack, 'workspace.yaml'), stringify(workspace(options)))
  confine(home.slack)
  const url = `http://127.0.0.1:${options.port}`
  const child = await startChild({
    name: 'the Slack page',
    command: program,
    args: ['--config', 'workspace.yaml', '--port', String(options.port), '--base-host', '127.0.0.1'],
    pidFile: path.join(home.run, 'slack-page.pid'),
    logFile: path.join(home.logs, 'slack-page.log'),
    stopSignal: 'SIGTERM',
    cwd: home.slack,
    isReady: () => answers(url),
  })
  return { url, apiUrl: `${url}/api/`, ...tokens, pid: child.pid, stop: child.stop }
}

/** By itself the program listens on every interface; Bun loads this first and keeps it on the machine. */
function confine(folder: string): void {
  writeFileSync(path.join(folder, 'bunfig.toml'), 'preload = ["./loopback.js"]\n')
  writeFileSync(
    path.join(folder, 'loopback.js'),
    "const serve = Bun.serve.bind(Bun)\nBun.serve = (options) => serve({ ...options, hostname: '127.0.0.1' })\n",
  )
}

const workspace = ({ people, channels }: SlackPageOptions) => ({
  workspace: { name: 'Baton', domain: 'baton', teamId: 'T0BATON' },
  app: {
    appId: 'A0BATON',
    botUserId,
    botName: 'baton',
    ...tokens,
    signingSecret: 'local-page',
    mode: 'socket',
  },
  users: people.map(({ id, name, realName, email, zone }) => ({
    id,
    name,
    real_name: realName,
    email,
    tz: zone,
  })),
  channels: channels.map(({ id, name }) => ({
    id,
    name,
    members: [...people.map((person) => person.id), botUserId],
  })),
})

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.botToken}` },
  })
  return answer.ok
}
