import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Card, Picture } from '../core/card.ts'
import { shortened } from './limits.ts'
import type { ShownPicture, ShownPictures } from './render/card.ts'

export const picturesOf = ({ blocks }: Card): readonly Picture[] =>
  blocks.flatMap((block) => (block.kind === 'image' ? [block.image] : []))

/** Puts a card's pictures where Slack finds them. */
export async function showPictures(
  client: WebClient,
  card: Card,
  isLocalPage: boolean,
): Promise<ShownPictures> {
  const show = isLocalPage ? inline : upload
  const shown = picturesOf(card).map(async (each) => [each, await show(each, client)] as const)
  return new Map(await Promise.all(shown))
}

/** The local page knows no files in blocks. */
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
    alt_text: shortened('imageAlt', alt),
  })
  const id = uploaded.parse(answer).files[0]?.files[0]?.id
  if (id === undefined) throw new Error('Slack took the picture and named no file')
  await processed(client, id)
  return { slack_file: { id } }
}

const looks = 8
const lookEveryMs = 250
const fileInfo = z.object({ file: z.object({ mimetype: z.string().default('') }) })

/**
 * A block may show a file only after Slack has processed it; its type tells that.
 * Source: slackapi/node-slack-sdk issue 2170. Beyond two seconds the message is tried as it is.
 */
async function processed(client: WebClient, file: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    const answer = fileInfo.safeParse(await client.files.info({ file }))
    if (answer.success && answer.data.file.mimetype !== '') return
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}
