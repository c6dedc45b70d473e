import { DateTime } from 'luxon'
import { type InboundOf, readerFor } from './asking.ts'
import type { Desk } from './desk.ts'
import type { Reply } from './reply.ts'
import { homeCard } from './views/home-card.ts'

/** The asker's own page: what is due, what was promised, how the month goes. */
export async function onHome({ asker }: InboundOf<'home'>, desk: Desk): Promise<Reply> {
  const reader = readerFor(asker, desk)
  const month = DateTime.fromMillis(reader.now, { zone: reader.zone }).startOf('month')
  const [mine, open, numbers] = await Promise.all([
    desk.queue(asker.memberId, { number: 0, size: shown }),
    desk.queue(null, { number: 0, size: 1 }),
    desk.pipeline({
      from: month.toMillis(),
      to: month.plus({ months: 1 }).toMillis(),
      by: 'rep',
    }),
  ])
  return {
    kind: 'tell',
    card: homeCard({ asker, mine, open: open.total, month: numbers }, reader),
  }
}

const shown = 10
