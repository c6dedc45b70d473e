import type { Language } from '../../../domain/lead/lead.ts'
import { apologise } from '../../core/apologise.ts'
import type { Busy } from '../../core/busy.ts'
import type { Asker } from '../../core/inbound.ts'
import type { Listener } from '../../core/listener.ts'
import type { Once } from '../../core/once.ts'
import type { Reply } from '../../core/reply.ts'
import { notSavedCard, sentence, strangerCard } from '../../core/views/sentences.ts'
import { type Teller, tell, type Whereabouts } from '../answer.ts'
import { chatFault } from '../failures.ts'
import { modalOf } from '../render/form.ts'

/** What every listener works with. */
export interface Hearing extends Teller, Omit<Listener, 'onForged'> {
  readonly once: Once<Reply>
  readonly busy: Busy
}

/** Finds out who asks, and never leaves them without a word when something breaks. */
export async function answering(
  hearing: Hearing,
  where: Whereabouts,
  work: (asker: Asker) => Promise<void>,
): Promise<void> {
  let language: Language = 'vi'
  try {
    const asker = await hearing.askerOf(where.userId)
    if (asker === null) return await tell(hearing, strangerCard, where)
    language = asker.language
    await work(asker)
  } catch (error) {
    await apologise(hearing.log, { language, error }, (card) => tell(hearing, card, where))
  }
}

/** Shows what the core answered. `triggerId` opens a form; Slack takes it for three seconds. */
export async function show(
  hearing: Hearing,
  reply: Reply,
  where: Whereabouts,
  { triggerId, language }: { readonly triggerId: string | null; readonly language: Language },
): Promise<void> {
  switch (reply.kind) {
    case 'tell':
    case 'redraw':
      return tell(hearing, reply.card, where)
    case 'form':
      if (triggerId === null || !(await opens(hearing, reply, triggerId))) {
        await tell(hearing, sentence(language, 'chat.click_again'), where)
      }
      return
    case 'form_errors':
      return tell(hearing, notSavedCard(language, Object.values(reply.errors)), where)
    case 'nothing':
      return
    default:
      return reply satisfies never
  }
}

type FormReply = Extract<Reply, { kind: 'form' }>

/** False: Slack waited too long for the form. */
async function opens({ client }: Hearing, { form }: FormReply, trigger_id: string) {
  try {
    await client.views.open({ trigger_id, view: modalOf(form) })
    return true
  } catch (error) {
    if (!isLate(chatFault(error).code)) throw error
    return false
  }
}

const isLate = (code: string): boolean =>
  ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'].includes(code)
