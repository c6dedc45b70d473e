import { translator } from '../../../i18n/translator.ts'
import type { Card } from '../../core/card.ts'
import type { Asker, CommandName } from '../../core/inbound.ts'
import { button, buttonRow, note } from '../../core/views/blocks.ts'
import { messagesOf } from '../drawing.ts'
import type { Where } from '../link.ts'
import type { Said } from '../parse/activity.ts'
import { parseCommand } from '../parse/command.ts'
import { whole } from '../render/card.ts'
import { richText } from '../render/text.ts'
import { cardOf } from './clicks.ts'
import { type Hearing, handleOnce } from './hearing.ts'

/** Words typed to Baton. In their own chat people are answered there; elsewhere for their eyes only. */
export async function onMessage(hearing: Hearing, said: Said, asker: Asker): Promise<void> {
  const typed = parseCommand(said.text)
  const { id } = said
  const isAlone = said.kind === 'personal'
  if (typed.kind === 'command' && !isAlone) return answerApart(hearing, said, typed, asker)
  const reply = await handleOnce(
    hearing,
    typed.kind === 'command'
      ? { kind: 'command', id, asker, name: typed.name, text: typed.text }
      : { kind: 'home', id, asker },
  )
  await say(hearing, said, reply.kind === 'form' ? formButton(asker) : cardOf(reply))
}

/** A message can't open a dialog: its button does. */
const formButton = ({ language }: Asker): Card => {
  const label = translator(language)('do.new_lead')
  return note(label, ...buttonRow(button(label, { kind: 'new_lead' }, 'primary')))
}

export async function say(hearing: Hearing, said: Said, card: Card | null): Promise<void> {
  if (card === null) return
  for (const message of await messagesOf(hearing, card)) {
    await hearing.link.post(whereOf(said), message)
  }
}

const whereOf = ({ conversation, serviceUrl, tenantId }: Said): Where => ({
  conversation,
  serviceUrl,
  tenantId,
})

/** What all see says only for whom it is; the asker's Teams draws the answer into it by itself. */
async function answerApart(
  { link }: Hearing,
  said: Said,
  { name, text }: { readonly name: CommandName; readonly text: string },
  asker: Asker,
): Promise<void> {
  const t = translator(asker.language)
  const line = t('chat.only_asker', { name: asker.name })
  const data = { baton: { ask: name, text } }
  const action = { type: 'Action.Execute', verb: 'baton', data }
  const show = { ...action, title: t('chat.open_answer') }
  const card = whole([richText([line]), { type: 'ActionSet', actions: [show] }], {
    refresh: { action, userIds: [said.userId] },
  })
  await link.post(whereOf(said), { summary: line, card })
}
