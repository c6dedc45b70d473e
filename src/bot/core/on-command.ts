import type { InboundOf } from './asking.ts'
import { batonCommand } from './commands/baton.ts'
import { leadCommand } from './commands/lead.ts'
import { leadsCommand } from './commands/leads.ts'
import { pipelineCommand } from './commands/pipeline.ts'
import { scoringCommand } from './commands/scoring.ts'
import type { Desk } from './desk.ts'
import type { Reply } from './reply.ts'

/** A typed command. Words nobody understands are answered with those that are. */
export function onCommand(command: InboundOf<'command'>, desk: Desk): Promise<Reply> {
  switch (command.name) {
    case 'lead':
      return leadCommand(command, desk)
    case 'leads':
      return leadsCommand(command, desk)
    case 'pipeline':
      return pipelineCommand(command, desk)
    case 'scoring':
      return scoringCommand(command, desk)
    case 'baton':
      return batonCommand(command, desk)
    default:
      return command.name satisfies never
  }
}
