import type { PlainTextElement, PlainTextOption, SectionBlock } from '@slack/types'
import type { Text } from '../../core/card.ts'
import { whole } from '../../core/shorten.ts'
import { fits, limits, within } from '../limits.ts'
import { split } from './split.ts'

/** Never read as markup, so it is not escaped. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true })

export const sections = (text: Text): readonly SectionBlock[] =>
  split(text, 'sectionText').map((piece) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: piece },
  }))

/** A long label goes on in the option's second line. Throws `BeyondLimit` when that is not enough. */
export function option(label: string, value: string): PlainTextOption {
  const text = whole(label.slice(0, limits.optionText.max))
  const more = label.slice(text.length)
  return {
    text: plain(text),
    value: within('optionValue', value),
    ...(more === '' ? {} : { description: plain(within('optionDescription', more)) }),
  }
}

export const fitsOption = (label: string, value: string): boolean =>
  label.length < limits.optionText.max + limits.optionDescription.max && fits('optionValue', value)
