import { z } from 'zod'
import type { Language } from '../../../domain/lead/lead.ts'
import { apologise } from '../../core/apologise.ts'
import type { Card } from '../../core/card.ts'
import type { Asker } from '../../core/inbound.ts'
import { sentence, strangerCard } from '../../core/views/sentences.ts'
import { parseActivity, type Said } from '../parse/activity.ts'
import { greet, keepAddresses } from './addresses.ts'
import { inWords, onClick } from './clicks.ts'
import { dialogWith, onDialog } from './dialogs.ts'
import type { Hearing } from './hearing.ts'
import { onMessage, say } from './messages.ts'

/** Teams gives up an invoke after some ten seconds. */
const answerWithinMs = 8_000

/** One verified activity, to its end; what it gives back answers an invoke. */
export async function hear(
  hearing: Hearing,
  body: unknown,
  tenantId: string | null,
): Promise<object | null> {
  const said = parseActivity(body)
  if (said === null) return null
  if (tenantId !== null && said.tenantId !== tenantId) {
    hearing.log.warn('an activity of another company was left unheard')
    return null
  }
  return hearing.busy.during(() => answering(hearing, said))
}

async function answering(hearing: Hearing, said: Said): Promise<object | null> {
  let language: Language = 'vi'
  try {
    await keepAddresses(hearing, said)
    if (said.type !== 'message' && said.type !== 'invoke') return await greetOnly(hearing, said)
    const asker = await hearing.askerOf(said.objectId)
    if (asker === null) return await tell(hearing, said, strangerCard)
    language = asker.language
    return await heard(hearing, said, asker)
  } catch (error) {
    return apologise(hearing.log, { language, error }, (card) => tell(hearing, said, card))
  }
}

async function greetOnly(hearing: Hearing, said: Said): Promise<null> {
  await greet(hearing, said)
  return null
}

const clicked = z.object({ action: z.object({ data: z.unknown() }) })
const dialog = z.object({ data: z.unknown() })

async function heard(hearing: Hearing, said: Said, asker: Asker): Promise<object | null> {
  if (said.type === 'message') {
    if (said.text.trim() !== '') await onMessage(hearing, said, asker)
    return null
  }
  if (said.name === 'adaptiveCard/action') {
    const { data } = clicked.parse(said.value).action
    return inTime(hearing, said, asker, onClick(hearing, said, data, asker))
  }
  if (said.name === 'task/fetch' || said.name === 'task/submit') {
    const { data } = dialog.parse(said.value)
    return inTime(hearing, said, asker, onDialog(hearing, said, data, asker))
  }
  return null
}

/** What takes longer goes on, and the living card shows it; the asker is told to wait. */
async function inTime(
  hearing: Hearing,
  said: Said,
  { language }: Asker,
  work: Promise<object>,
): Promise<object | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerWithinMs)
  })
  const answer = await Promise.race([work, late])
  clearTimeout(timer)
  if (answer !== null) return answer
  work.catch((error: unknown) => hearing.log.error({ err: error }, 'a late chat request failed'))
  return tell(hearing, said, sentence(language, 'chat.still_working'))
}

async function tell(hearing: Hearing, said: Said, card: Card): Promise<object | null> {
  if (said.type === 'message') {
    await say(hearing, said, card)
    return null
  }
  return said.name === 'adaptiveCard/action' ? inWords(card) : dialogWith(card)
}
