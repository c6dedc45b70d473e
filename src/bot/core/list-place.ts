import { z } from 'zod'
import type { ListPlace } from '../../domain/lead/opening-list.ts'
import type { Action } from './action.ts'

/** Draws a part of an opening's list anew. */
export const listAction = ({ opening, platform, place, part }: ListPlace): Action => ({
  kind: 'page',
  list: 'opening',
  of: `${opening} ${platform} ${place}`,
  page: part,
})

const listOf = z.tuple([z.coerce.number().int(), z.string(), z.string()])

/** Which list a button is of; null for what Baton did not write. */
export function readListPlace(of: string, part: number): ListPlace | null {
  const read = listOf.safeParse(of.split(' '))
  if (!read.success) return null
  const [opening, platform, place] = read.data
  return { opening, platform, place, part }
}
