import { randomUUID } from 'node:crypto'
import type { Language } from '../../domain/lead/lead.ts'
import type { Log } from '../../log.ts'
import type { Card } from './card.ts'
import { failureCard } from './views/sentences.ts'

/** Something broke: the log has it under a code, and the asker is told the code. Null: even that failed. */
export async function apologise<Told>(
  log: Log,
  { language, error }: { readonly language: Language; readonly error: unknown },
  tell: (card: Card) => Promise<Told>,
): Promise<Told | null> {
  const id = randomUUID().slice(0, 8)
  log.error({ err: error, id }, 'a chat request failed')
  try {
    return await tell(failureCard(language, id))
  } catch (fault) {
    log.error({ err: fault, id }, 'and the asker could not be told')
    return null
  }
}
