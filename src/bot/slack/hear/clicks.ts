import type { App } from '@slack/bolt'
import type { Asker } from '../../core/inbound.ts'
import type { Reply } from '../../core/reply.ts'
import { sentence } from '../../core/views/sentences.ts'
import { tell, type Whereabouts } from '../answer.ts'
import { checkSize } from '../limits.ts'
import { type Click, parseClick } from '../parse/click.ts'
import { replaceOriginal } from '../respond.ts'
import { answering, type Hearing, show } from './hearing.ts'
import { publishHome, refreshHome } from './home.ts'

/** Every click on what Baton posted, whichever version of Baton did. */
export function hearClicks(app: App, hearing: Hearing): void {
  app.action(/.*/, async ({ ack, body }) => {
    await ack()
    const click = parseClick(body)
    if (click === null) return hearing.log.warn('a click that can not be read')
    await hearing.busy.during(() =>
      answering(hearing, click, (asker) => onClick(hearing, click, asker)),
    )
  })
}

async function onClick(hearing: Hearing, click: Click, asker: Asker): Promise<void> {
  const { inbound } = click
  if (inbound === null) return tell(hearing, sentence(asker.language, 'chat.old_button'), click)
  const asked = hearing.once(inbound.id, () => hearing.handle({ ...inbound, asker }))
  const reply = await asked.result
  if (asked.isRepeat) return
  if (reply.kind === 'redraw') return redraw(hearing, reply, click)
  await show(hearing, reply, click, { triggerId: click.triggerId, language: asker.language })
  if (click.isHome && reply.kind !== 'form') await refreshHome(hearing, asker)
}

async function redraw(
  hearing: Hearing,
  { card }: Extract<Reply, { kind: 'redraw' }>,
  click: Click & Whereabouts,
): Promise<void> {
  if (click.isHome) return publishHome(hearing, click.userId, card)
  if (click.responseUrl === null) return tell(hearing, card, click)
  const drawn = hearing.drawing.inWords(card)
  checkSize('messageBlocks', drawn.blocks.length)
  await replaceOriginal(click.responseUrl, drawn)
}
