import type { Command } from 'commander'

export const doctorCommand = (baton: Command): Command => baton.command('doctor')
