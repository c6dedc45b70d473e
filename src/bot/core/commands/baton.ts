import { foldVietnamese } from '../../../domain/text/fold.ts'
import type { InboundOf } from '../asking.ts'
import type { Desk } from '../desk.ts'
import type { Reply } from '../reply.ts'
import { helpCard, notUnderstoodCard } from '../views/help-card.ts'
import { statusCard } from '../views/status-card.ts'

/** `/baton help`, `/baton status`. */
export async function batonCommand(
  { text, asker }: InboundOf<'command'>,
  desk: Desk,
): Promise<Reply> {
  const said = foldVietnamese(text)
  if (helpWords.includes(said)) return { kind: 'tell', card: helpCard(asker, asker) }
  if (statusWords.includes(said)) {
    return { kind: 'tell', card: statusCard(await desk.health(), asker) }
  }
  return { kind: 'tell', card: notUnderstoodCard(`/baton ${text.trim()}`, 'baton', asker) }
}

const helpWords: readonly string[] = ['', 'help', '?', 'tro giup', 'giup', 'huong dan']
const statusWords: readonly string[] = ['status', 'health', 'tinh trang', 'trang thai', 'suc khoe']
