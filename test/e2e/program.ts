import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../src/local/ports.ts'
import { launch, restartable, run } from '../drivers/process.ts'

/** Baton as a user starts it, in a home of its own. */
export interface RunningProgram {
  readonly home: string
  readonly url: string
  readonly slackUrl: string
  pid(): number
  baton(...args: string[]): Promise<{ readonly code: number | null; readonly out: string }>
  stop(): Promise<number | null>
  kill(): Promise<void>
  /** The same home once more. */
  startAgain(): Promise<void>
  remove(): Promise<void>
}

export async function startProgram(
  extra: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'baton-e2e-'))
  const [http, slack, teams, temporal] = await Promise.all(
    Array.from({ length: 4 }, () => freePort()),
  )
  const env = {
    ...process.env,
    BATON_HOME: home,
    BATON_PORT: String(http),
    BATON_SLACK_PAGE_PORT: String(slack),
    BATON_TEAMS_PAGE_PORT: String(teams),
    BATON_TEMPORAL_PORT: String(temporal),
    ...extra,
  }
  const program = await restartable(() => launch(['bin/baton.mjs', 'start'], 'Baton runs.', env))
  return {
    home,
    url: `http://127.0.0.1:${http}`,
    slackUrl: `http://127.0.0.1:${slack}`,
    pid: () => program.now().pid,
    baton: (...args) => run(['bin/baton.mjs', ...args], env),
    stop: program.stop,
    kill: program.kill,
    startAgain: program.startAgain,
    async remove() {
      await program.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
