import { opening } from '../../core/commands/words.ts'
import type { CommandName } from '../../core/inbound.ts'

export type Typed =
  | { readonly kind: 'command'; readonly name: CommandName; readonly text: string }
  | { readonly kind: 'home' }

/** What was typed to the bot: the same words as Slack's commands, or Vietnamese, marks optional. */
export function parseCommand(text: string): Typed {
  const said = text
    .replaceAll(/<at>[^<]*<\/at>/g, ' ')
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    .trim()
    .replace(/^\//, '')
  const opened = opening(said, words)
  if (opened === null) return { kind: 'command', name: 'baton', text: 'help' }
  if (opened.name === 'home') return { kind: 'home' }
  if (opened.name === 'help' || opened.name === 'status') {
    return { kind: 'command', name: 'baton', text: `${opened.name} ${opened.rest}`.trim() }
  }
  return { kind: 'command', name: opened.name, text: opened.rest }
}

const words = {
  lead: ['lead', 'khach', 'khach hang'],
  leads: ['leads', 'viec', 'viec cua toi', 'danh sach', 'hang doi'],
  pipeline: ['pipeline', 'pheu', 'doanh so'],
  scoring: ['scoring', 'cham diem', 'diem'],
  baton: ['baton'],
  help: ['help', 'tro giup', 'huong dan', 'giup'],
  status: ['status', 'trang thai', 'tinh trang'],
  home: ['home', 'today', 'hom nay', 'trang chu'],
} as const
