import type { Card, Picture } from '../core/card.ts'
import type { AddressBook } from './address-book.ts'
import { bytesOf, checkCard, limits } from './limits.ts'
import type { Outgoing } from './link.ts'
import { adaptiveCard, type ShownPictures } from './render/card.ts'

/** Keeps a picture, and says under which address Teams finds it. */
export type ShowPicture = (picture: Picture) => Promise<string>

export interface DrawingDeps {
  readonly book: AddressBook
  readonly showPicture: ShowPicture
}

/** A message that stays and is edited: drawn anew by itself for those who see more. */
export async function livingMessage(deps: DrawingDeps, card: Card): Promise<Outgoing> {
  const refreshFor = await usersOf(deps.book, card)
  const drawn = draw(card, await shown(deps, card), refreshFor)
  checkCard(drawn)
  return { summary: card.fallback, card: drawn }
}

/** An answer, in as many messages as its size asks for. */
export const messagesOf = async (deps: DrawingDeps, card: Card): Promise<readonly Outgoing[]> =>
  parts(card, await shown(deps, card))

function parts(card: Card, pictures: ShownPictures): readonly Outgoing[] {
  const drawn = draw(card, pictures)
  if (bytesOf(drawn) <= limits.cardBytes.max || card.blocks.length < 2) {
    checkCard(drawn)
    return [{ summary: card.fallback, card: drawn }]
  }
  const middle = Math.ceil(card.blocks.length / 2)
  const halves = [card.blocks.slice(0, middle), card.blocks.slice(middle)]
  return halves.flatMap((blocks) => parts({ ...card, blocks }, pictures))
}

const draw = (card: Card, pictures: ShownPictures, refreshFor: readonly string[] = []): object => {
  const surface = { on: 'message', home: card.self?.action ?? null } as const
  return adaptiveCard(card, { surface, refreshFor, pictures })
}

export async function shown({ showPicture }: DrawingDeps, card: Card): Promise<ShownPictures> {
  const pictures = card.blocks.flatMap((block) => (block.kind === 'image' ? [block.image] : []))
  const all = pictures.map(async (each) => [each, await showPicture(each)] as const)
  return new Map(await Promise.all(all))
}

/** Teams' names of those whom the card concerns more than others. */
async function usersOf(book: AddressBook, { self }: Card): Promise<readonly string[]> {
  const ids = (self?.differsFor ?? []).flatMap(({ teamsId }) => teamsId ?? [])
  const people = await Promise.all(ids.map((id) => book.person(id)))
  return people.flatMap((person) => person?.userId ?? [])
}
