import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Card, Picture, Text } from '../core/card.ts'
import { blocksOf, type ShownPicture } from './render/card.ts'
import type { SlackSettings } from './settings.ts'

/** A card in blocks, its pictures put where Slack finds them. */
export async function drawn(
  client: WebClient,
  card: Card,
  settings: Pick<SlackSettings, 'isLocalPage'>,
): Promise<ReturnType<typeof blocksOf>> {
  const shown = settings.isLocalPage ? withPlainContacts(card) : card
  return blocksOf(shown, await showPictures(client, card, settings))
}

/** Phones and mails as text, for a page that would show their links as they are written. */
function withPlainContacts(card: Card): Card {
  const spans = (text: Text): Text =>
    text.map((span) =>
      typeof span === 'object' && 'link' in span && !span.link.startsWith('http')
        ? span.text
        : span,
    )
  const blocks = card.blocks.map((block) =>
    block.kind === 'text' || block.kind === 'small' ? { ...block, text: spans(block.text) } : block,
  )
  return { ...card, blocks }
}

async function showPictures(
  client: WebClient,
  card: Card,
  { isLocalPage }: Pick<SlackSettings, 'isLocalPage'>,
): Promise<ReadonlyMap<Picture, ShownPicture>> {
  const pictures = card.blocks.flatMap((block) => (block.kind === 'image' ? [block.image] : []))
  const show = isLocalPage ? inline : upload
  const shown = await Promise.all(
    pictures.map(async (each) => [each, await show(each, client)] as const),
  )
  return new Map(shown)
}

const inline = async ({ png }: Picture): Promise<ShownPicture> => ({
  image_url: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
})

const uploaded = z.object({
  files: z.array(z.object({ files: z.array(z.object({ id: z.string() })).min(1) })).min(1),
})

async function upload({ png, name, alt }: Picture, client: WebClient): Promise<ShownPicture> {
  const answer = await client.files.uploadV2({
    file: Buffer.from(png),
    filename: name,
    alt_text: alt,
  })
  const [first] = uploaded.parse(answer).files
  const [file] = first?.files ?? []
  if (file === undefined) throw new Error('Slack took the picture and named no file')
  return { slack_file: { id: file.id } }
}
