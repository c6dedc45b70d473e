import { randomUUID } from 'node:crypto'
import type { App } from '@slack/bolt'
import type { Card } from '../../core/card.ts'
import type { Asker } from '../../core/inbound.ts'
import { strangerCard } from '../../core/views/sentences.ts'
import { directly } from '../answer.ts'
import { checkSize } from '../limits.ts'
import { parseHome } from '../parse/home.ts'
import { answering, type Hearing } from './hearing.ts'

/** The app's own page, drawn anew whenever somebody opens it. */
export function hearHome(app: App, hearing: Hearing): void {
  app.event('app_home_opened', async ({ body }) => {
    const opened = parseHome(body)
    if (opened === null) return
    await hearing.busy.during(() => onHome(hearing, opened.userId, opened.inbound.id))
  })
}

async function onHome(hearing: Hearing, userId: string, id: string): Promise<void> {
  if ((await hearing.askerOf(userId).catch(() => undefined)) === null) {
    return publishHome(hearing, userId, strangerCard)
  }
  await answering(hearing, directly(userId), (asker) => drawHome(hearing, asker, id))
}

/** After a click on it: what was done shows. */
export const refreshHome = (hearing: Hearing, asker: Asker): Promise<void> =>
  drawHome(hearing, asker, randomUUID())

async function drawHome(hearing: Hearing, asker: Asker, id: string): Promise<void> {
  const { result, isRepeat } = hearing.once(id, () => hearing.handle({ kind: 'home', id, asker }))
  const reply = await result
  if (reply.kind === 'tell' && !isRepeat) await publishHome(hearing, asker.userId, reply.card)
}

export async function publishHome(
  { client, drawing }: Hearing,
  userId: string,
  card: Card,
): Promise<void> {
  const blocks = [...drawing.inWords(card).blocks]
  checkSize('viewBlocks', blocks.length)
  await client.views.publish({ user_id: userId, view: { type: 'home', blocks } })
}
