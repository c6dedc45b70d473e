import type { Asker, Inbound } from '../../core/inbound.ts'
import type { Said } from '../parse/activity.ts'
import type { Pressed } from '../parse/pressed.ts'

/** What a pressed button asks of the core. */
export function inboundOf(pressed: Pressed, { id }: Pick<Said, 'id'>, asker: Asker): Inbound {
  switch (pressed.kind) {
    case 'submit': {
      const { digest, ...sent } = pressed
      return { ...sent, id: `${id}:${digest}`, asker }
    }
    case 'action':
      return { kind: 'action', id, asker, action: pressed.action }
    case 'ask':
      return { kind: 'command', id, asker, name: pressed.name, text: pressed.text }
    default:
      return pressed satisfies never
  }
}
