import { strToU8, zipSync } from 'fflate'
import { drawIcon, iconSizes } from './icon.ts'
import { fillManifest } from './manifest.ts'
import type { Order } from './order.ts'
import { schemaProblems } from './schema.ts'

/** The files of deploy/teams, as text. */
export interface Sources {
  readonly manifest: string
  readonly vietnamese: string
  readonly color: string
  readonly outline: string
}

export type Packed =
  | { readonly ok: true; readonly zip: Uint8Array }
  | { readonly ok: false; readonly problems: readonly string[] }

/** The app package that Teams takes, or what it would refuse, file and path first. */
export function packTeamsApp(
  sources: Sources,
  order: Pick<Order, 'appId' | 'url'> & { readonly version: string },
): Packed {
  const manifest = fillManifest(sources.manifest, order)
  const vietnamese: unknown = JSON.parse(sources.vietnamese)
  const problems = [
    ...schemaProblems('manifest', manifest).map((problem) => `manifest.json ${problem}`),
    ...schemaProblems('localization', vietnamese).map((problem) => `vi.json ${problem}`),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const zip = zipSync({
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
    'vi.json': strToU8(sources.vietnamese),
    'color.png': drawIcon(sources.color, iconSizes.color),
    'outline.png': drawIcon(sources.outline, iconSizes.outline),
  })
  return { ok: true, zip }
}
