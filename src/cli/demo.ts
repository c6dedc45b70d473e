import type { Command } from 'commander'

export const demoCommand = (baton: Command): Command => baton.command('demo')
