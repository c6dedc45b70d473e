import { Resvg } from '@resvg/resvg-js'

/** Pixels a side; Teams takes no others. */
export const iconSizes = { color: 192, outline: 32 } as const

/** The drawing as PNG, `size` × `size`. */
export function drawIcon(svg: string, size: number): Uint8Array {
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render()
  if (drawn.width !== size || drawn.height !== size)
    throw new Error(`an icon must be square, not ${drawn.width} × ${drawn.height}`)
  return drawn.asPng()
}
