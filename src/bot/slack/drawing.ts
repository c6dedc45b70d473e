import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '../core/card.ts'
import { showPictures } from './pictures.ts'
import { blocksOf, fallbackOf, type ShownPictures } from './render/card.ts'
import { withPlainContacts } from './render/local-page.ts'
import type { SlackSettings } from './settings.ts'

/** A card as a message carries it. */
export interface Drawn {
  readonly text: string
  readonly blocks: readonly KnownBlock[]
}

export interface Drawing {
  /** With its pictures put where Slack finds them. */
  withPictures(card: Card): Promise<Drawn>
  /** Pictures are told in words. */
  inWords(card: Card): Drawn
}

export function createDrawing(
  client: WebClient,
  { isLocalPage }: Pick<SlackSettings, 'isLocalPage'>,
): Drawing {
  const draw = (card: Card, pictures?: ShownPictures): Drawn => ({
    text: fallbackOf(card),
    blocks: blocksOf(isLocalPage ? withPlainContacts(card) : card, pictures),
  })
  return {
    withPictures: async (card) => draw(card, await showPictures(client, card, isLocalPage)),
    inWords: (card) => draw(card),
  }
}
