import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Card, Picture } from '../core/card.ts'
import type { ShownPicture } from './render/card.ts'
import type { SlackSettings } from './settings.ts'

/** Puts a card's pictures where Slack finds them. */
export async function showPictures(
  client: WebClient,
  card: Card,
  { picturesInline }: Pick<SlackSettings, 'picturesInline'>,
): Promise<ReadonlyMap<Picture, ShownPicture>> {
  const pictures = card.blocks.flatMap((block) => (block.kind === 'image' ? [block.image] : []))
  const show = picturesInline ? inline : upload
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
