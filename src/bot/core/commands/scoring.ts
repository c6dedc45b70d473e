import { type InboundOf, readerFor } from '../asking.ts'
import type { Desk } from '../desk.ts'
import type { Reply } from '../reply.ts'
import { notUnderstoodCard } from '../views/help-card.ts'
import { scoringCard } from '../views/scoring-card.ts'

/** `/scoring`: the model in force. */
export async function scoringCommand(
  { text, asker }: InboundOf<'command'>,
  desk: Desk,
): Promise<Reply> {
  if (text.trim() !== '') {
    return { kind: 'tell', card: notUnderstoodCard(`/scoring ${text.trim()}`, 'scoring', asker) }
  }
  const { version, policy } = await desk.policy()
  return { kind: 'tell', card: scoringCard(version, policy, readerFor(asker, desk)) }
}
