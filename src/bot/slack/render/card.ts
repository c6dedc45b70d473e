import type {
  ActionsBlockElement,
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types'
import { encodeAction } from '../../core/action.ts'
import type { Block, Button, Card, Fact, Menu, Picture } from '../../core/card.ts'
import { limits, within } from '../limits.ts'
import { mrkdwn, pieces } from './text.ts'

/** How a picture of a card is shown: as Slack's own file, or by an address. */
export type ShownPicture =
  | { readonly slack_file: { readonly id: string } }
  | { readonly image_url: string }

/** A card in Slack's blocks. `pictures` holds those that were put where Slack finds them. */
export function blocksOf(
  card: Card,
  pictures: ReadonlyMap<Picture, ShownPicture> = new Map(),
): readonly KnownBlock[] {
  return card.blocks.flatMap((block, at) => drawn(block, at, pictures))
}

function drawn(
  block: Block,
  at: number,
  pictures: ReadonlyMap<Picture, ShownPicture>,
): readonly KnownBlock[] {
  switch (block.kind) {
    case 'header':
      return header(block.text)
    case 'text':
      return pieces(mrkdwn(block.text), limits.sectionText).map(section)
    case 'small':
      return pieces(mrkdwn(block.text), limits.contextText).map((text) => ({
        type: 'context',
        elements: [{ type: 'mrkdwn', text }],
      }))
    case 'facts':
      return facts(block.facts)
    case 'buttons':
      return buttons(block.buttons, at)
    case 'image':
      return image(block.image, pictures)
    case 'divider':
      return [{ type: 'divider' }]
    default:
      return block satisfies never
  }
}

function header(text: string): readonly KnownBlock[] {
  if (text.length <= limits.headerText) return [{ type: 'header', text: plain(text) }]
  return pieces(mrkdwn([{ bold: text }]), limits.sectionText).map(section)
}

const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })

function facts(all: readonly Fact[]): readonly KnownBlock[] {
  const fields = all.flatMap(({ label, value }) =>
    pieces(`${mrkdwn([{ bold: label }])}\n${mrkdwn(value)}`, limits.fieldText),
  )
  return chunks(fields, limits.sectionFields).map((some) => ({
    type: 'section',
    fields: some.map((text) => ({ type: 'mrkdwn', text })),
  }))
}

function buttons(all: readonly (Button | Menu)[], at: number): readonly KnownBlock[] {
  return chunks(all, limits.actionsElements).map((some, part) => ({
    type: 'actions',
    elements: some.map((each, index) => element(each, `baton-${at}-${part}-${index}`)),
  }))
}

function element(of: Button | Menu, actionId: string): ActionsBlockElement {
  if (of.kind === 'menu') return menu(of, actionId)
  return {
    type: 'button',
    action_id: actionId,
    text: plain(within('buttonText', of.label)),
    value: within('buttonValue', encodeAction(of.action)),
    ...(of.style === undefined ? {} : { style: of.style }),
    ...(of.confirm === undefined ? {} : { confirm: confirmation(of.confirm) }),
  }
}

const confirmation = ({ title, text, yes, no }: NonNullable<Button['confirm']>) => ({
  title: plain(within('confirmTitle', title)),
  text: plain(within('confirmText', text)),
  confirm: plain(yes),
  deny: plain(no),
})

function menu({ label, items }: Menu, actionId: string): ActionsBlockElement {
  const options = items.map(({ label: text, action }) => option(text, encodeAction(action)))
  if (options.length > limits.overflowOptions) {
    return { type: 'static_select', action_id: actionId, placeholder: plain(label), options }
  }
  return { type: 'overflow', action_id: actionId, options }
}

export const option = (text: string, value: string): PlainTextOption => ({
  text: plain(within('optionText', text)),
  value: within('optionValue', value),
})

function image(
  picture: Picture,
  pictures: ReadonlyMap<Picture, ShownPicture>,
): readonly KnownBlock[] {
  const shown = pictures.get(picture)
  const alt_text = picture.alt.slice(0, limits.altText)
  return shown === undefined ? [section(picture.alt)] : [{ type: 'image', ...shown, alt_text }]
}

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true })

export function chunks<Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size))
}
