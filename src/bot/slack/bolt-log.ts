import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'

/** Slack's libraries log whole bodies and tokens at their lower levels: only warnings and errors pass. */
export const boltLog = (log: Log): Logger => ({
  ...quietLog,
  warn: (...said: unknown[]) => log.warn({ from: 'bolt' }, words(said)),
  error: (...said: unknown[]) => log.error({ from: 'bolt' }, words(said)),
})

/** For clients whose every fault is thrown and told by whoever called. */
export const quietLog: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.WARN,
  setName() {},
}

const words = (said: readonly unknown[]): string =>
  said.map((each) => (each instanceof Error ? each.message : String(each))).join(' ')
