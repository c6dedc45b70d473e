import type { Language } from '../../../domain/lead/lead.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Card } from '../card.ts'
import { note } from './blocks.ts'

type Sentence = 'chat.stranger' | 'chat.old_button' | 'chat.click_again' | 'chat.still_working'

/** What an adapter has to say itself, where the core was never asked or never answered. */
export const sentence = (language: Language, key: Sentence): Card => note(translator(language)(key))

/** A stranger's language is not known. */
export const strangerCard: Card = note(
  `${translator('vi')('chat.stranger')}\n${translator('en')('chat.stranger')}`,
)

export const failureCard = (language: Language, id: string): Card =>
  note(translator(language)('chat.failed', { id }))

export const notSavedCard = (language: Language, reasons: readonly string[]): Card =>
  note(`${translator(language)('chat.not_saved')}\n${reasons.map((why) => `• ${why}`).join('\n')}`)
