import type { KnownBlock } from '@slack/types'
import type { Block, Card, Fact, Picture } from '../../core/card.ts'
import { chunks } from '../../core/chunks.ts'
import { fits, limits, shortened } from '../limits.ts'
import { buttonBlocks } from './buttons.ts'
import { plain, sections } from './plain.ts'
import { split } from './split.ts'

/** How a picture of a card is shown: as Slack's own file, or by an address. */
export type ShownPicture =
  | { readonly slack_file: { readonly id: string } }
  | { readonly image_url: string }

export type ShownPictures = ReadonlyMap<Picture, ShownPicture>

/** A card in Slack's blocks. A picture that is not among the shown ones is told in words. */
export const blocksOf = (card: Card, pictures: ShownPictures = new Map()): readonly KnownBlock[] =>
  card.blocks.flatMap((block, at) => drawn(block, at, pictures))

/** What notifications say. Slack reads mentions in it, so it is escaped. */
export function fallbackOf({ fallback }: Card): string {
  const [first = '', ...more] = split([fallback], 'messageText', 1)
  return more.length > 0 ? `${first}…` : first
}

function drawn(block: Block, at: number, pictures: ShownPictures): readonly KnownBlock[] {
  switch (block.kind) {
    case 'header':
      return header(block.text)
    case 'text':
      return sections(block.text)
    case 'small':
      return split(block.text, 'contextText').map((text) => ({
        type: 'context',
        elements: [{ type: 'mrkdwn', text }],
      }))
    case 'facts':
      return facts(block.facts)
    case 'buttons':
      return buttonBlocks(block.buttons, at)
    case 'image':
      return image(block.image, pictures)
    case 'divider':
      return [{ type: 'divider' }]
    default:
      return block satisfies never
  }
}

function header(text: string): readonly KnownBlock[] {
  const isHeader = fits('headerText', text) && text.trim() !== '' && !text.includes('\n')
  return isHeader ? [{ type: 'header', text: plain(text) }] : sections([{ bold: text }])
}

function facts(all: readonly Fact[]): readonly KnownBlock[] {
  const fields = all.flatMap(({ label, value }) =>
    split([{ bold: label }, '\n', ...value], 'fieldText'),
  )
  return chunks(fields, limits.sectionFields.max).map((some) => ({
    type: 'section',
    fields: some.map((text) => ({ type: 'mrkdwn', text })),
  }))
}

function image(picture: Picture, pictures: ShownPictures): readonly KnownBlock[] {
  const shown = pictures.get(picture)
  if (shown === undefined) return sections([picture.alt])
  return [
    ...(fits('imageAlt', picture.alt) ? [] : sections([picture.alt])),
    { type: 'image', ...shown, alt_text: shortened('imageAlt', picture.alt) },
  ]
}
