/** In order, each of at most so many. */
export function chunks<Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size))
}
