import { encodeAction } from '../../core/action.ts'
import type { Block, Card, Picture } from '../../core/card.ts'
import { limits } from '../limits.ts'
import { buttonRows, type Surface } from './buttons.ts'
import { boldText, richText, smallText } from './text.ts'

/** Of attachments and of answers that are an Adaptive Card. */
export const cardType = 'application/vnd.microsoft.card.adaptive'

/** Addresses under which Teams finds the pictures of a card. */
export type ShownPictures = ReadonlyMap<Picture, string>

export interface Drawing {
  readonly surface: Surface
  readonly pictures?: ShownPictures
  /** Teams' names of those for whom the card is drawn anew by itself. */
  readonly refreshFor?: readonly string[]
}

/** A card as an Adaptive Card 1.5. A picture that is not among the shown ones is told in words. */
export function adaptiveCard(card: Card, { surface, pictures, refreshFor = [] }: Drawing): object {
  return whole(
    card.blocks.flatMap((block) => drawn(block, surface, pictures)),
    refreshOf(card, refreshFor),
  )
}

export const whole = (body: readonly object[], more: object = {}): object => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
  ...more,
  body,
})

function refreshOf({ self }: Card, users: readonly string[]): object {
  if (self === undefined || users.length === 0) return {}
  const home = encodeAction(self.action)
  const action = { type: 'Action.Execute', verb: 'baton', data: { baton: { do: home, home } } }
  return { refresh: { action, userIds: users.slice(0, limits.refreshedUsers.max) } }
}

export function drawn(
  block: Block,
  surface: Surface,
  pictures: ShownPictures = new Map(),
): readonly object[] {
  switch (block.kind) {
    case 'header':
      return [
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: block.text, weight: 'Bolder', size: 'Large' }],
        },
      ]
    case 'text':
      return [richText(block.text)]
    case 'small':
      return [smallText(block.text)]
    case 'facts':
      return block.facts.map(({ label, value }) => richText([{ bold: `${label}: ` }, ...value]))
    case 'buttons':
      return buttonRows(block.buttons, surface)
    case 'image':
      return image(block.image, pictures)
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }]
    default:
      return block satisfies never
  }
}

function image(picture: Picture, pictures: ShownPictures): readonly object[] {
  const url = pictures.get(picture)
  if (url === undefined) return [boldText(picture.alt)]
  return [{ type: 'Image', url, altText: picture.alt, msteams: { allowExpand: true } }]
}
