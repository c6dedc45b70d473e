import type { App } from '@slack/bolt'
import { commandNames } from '../../core/inbound.ts'
import { parseCommand, slashOf } from '../parse/command.ts'
import { answering, type Hearing, show } from './hearing.ts'

/** `/lead`, `/leads` and the others. */
export function hearCommands(app: App, hearing: Hearing): void {
  for (const name of commandNames) {
    app.command(slashOf(name), async ({ ack, body }) => {
      await ack()
      const command = parseCommand(body)
      if (command === null) return hearing.log.warn({ name }, 'a command that can not be read')
      await hearing.busy.during(() => onCommand(hearing, { ...command, thread: null }))
    })
  }
}

type Command = NonNullable<ReturnType<typeof parseCommand>> & { readonly thread: null }

const onCommand = (hearing: Hearing, command: Command): Promise<void> =>
  answering(hearing, command, async (asker) => {
    const { inbound, triggerId } = command
    const asked = hearing.once(inbound.id, () => hearing.handle({ ...inbound, asker }))
    const reply = await asked.result
    if (asked.isRepeat) return
    await show(hearing, reply, command, { triggerId, language: asker.language })
  })
