import type { Card } from '../../core/card.ts'
import type { Asker } from '../../core/inbound.ts'
import type { Reply } from '../../core/reply.ts'
import { sentence } from '../../core/views/sentences.ts'
import type { Said } from '../parse/activity.ts'
import { parsePressed } from '../parse/pressed.ts'
import { cardType, drawn, whole } from '../render/card.ts'
import { dialogTitle, formCard } from '../render/form.ts'
import { type Hearing, handleOnce } from './hearing.ts'
import { inboundOf } from './inbound-of.ts'

/** A dialog is opened, or its answers came: both are answered by what it shows next. */
export async function onDialog(
  hearing: Hearing,
  said: Said,
  data: unknown,
  asker: Asker,
): Promise<object> {
  const pressed = parsePressed(data)
  if (pressed === null) return dialogWith(sentence(asker.language, 'chat.old_button'))
  return next(await handleOnce(hearing, inboundOf(pressed, said, asker)))
}

function next(reply: Reply): object {
  switch (reply.kind) {
    case 'form':
      return dialog(dialogTitle(reply.form), formCard(reply.form))
    case 'form_errors':
      return dialog(dialogTitle(reply.form), formCard(reply.form, reply.errors))
    case 'tell':
    case 'redraw':
      return dialogWith(reply.card)
    case 'nothing':
      return {}
    default:
      return reply satisfies never
  }
}

export const dialogWith = (card: Card): object =>
  dialog('Baton', whole(card.blocks.flatMap((block) => drawn(block, { on: 'dialog', home: null }))))

const dialog = (title: string, content: object): object => ({
  task: {
    type: 'continue',
    value: {
      title,
      width: 'medium',
      height: 'medium',
      card: { contentType: cardType, content },
    },
  },
})
