import { translator } from '../../../i18n/translator.ts'
import { note } from '../../core/views/blocks.ts'
import type { Said } from '../parse/activity.ts'
import type { Hearing } from './hearing.ts'
import { say } from './messages.ts'

/** Where and who this came from, so that Baton may write there of itself. */
export async function keepAddresses({ book }: Hearing, said: Said): Promise<void> {
  const { kind, serviceUrl, tenantId, userId, objectId, place } = said
  await book.keepPlace(place, { kind, serviceUrl, tenantId })
  const known = await book.person(objectId)
  const chat = kind === 'personal' ? place : (known?.chat ?? null)
  await book.keepPerson(objectId, { userId, serviceUrl, tenantId, chat })
}

/** Added to a channel that the rules do not name: says what to put there. */
export async function greet(hearing: Hearing, said: Said): Promise<void> {
  if (said.type !== 'installationUpdate' || said.kind === 'personal') return
  if ((await hearing.channels()).includes(said.place)) return
  const words = (language: 'vi' | 'en') =>
    translator(language)('chat.added_here', { id: said.place })
  await say(hearing, said, note(`${words('vi')}\n${words('en')}`))
}
