import type { Desk } from './desk.ts'
import type { Inbound } from './inbound.ts'
import { onAction } from './on-action.ts'
import { onCommand } from './on-command.ts'
import { onHome } from './on-home.ts'
import { onSubmit } from './on-submit.ts'
import type { Reply } from './reply.ts'

/** All that a platform asks of the core. Throws only what the desk throws. */
export function handle(inbound: Inbound, desk: Desk): Promise<Reply> {
  switch (inbound.kind) {
    case 'action':
      return onAction(inbound, desk)
    case 'submit':
      return onSubmit(inbound, desk)
    case 'command':
      return onCommand(inbound, desk)
    case 'home':
      return onHome(inbound, desk)
    default:
      return inbound satisfies never
  }
}
