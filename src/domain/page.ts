/** A page of a list, the first is 0. */
export interface Page {
  readonly number: number
  readonly size: number
}

export interface Paged<Item> {
  readonly items: readonly Item[]
  /** In all pages. */
  readonly total: number
}

export const offsetOf = ({ number, size }: Page): number => number * size
