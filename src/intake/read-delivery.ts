import { readBody } from './read-body.ts'
import { type ReadFaults, Unreadable } from './read-fault.ts'
import { behaviour } from './sources/behaviour.ts'
import { leadApi } from './sources/lead-api.ts'
import { leadForm } from './sources/lead-form.ts'
import type { Source, SourceRead } from './sources/source.ts'
import { webVisit } from './sources/web-visit.ts'

export type Reading =
  | ({ readonly ok: true } & SourceRead)
  | { readonly ok: false; readonly faults: ReadFaults }

const sources: ReadonlyMap<string, Source> = new Map(
  [leadApi, leadForm, behaviour, webVisit].map((source) => [source.name, source]),
)

/**
 * What a delivery says, by the source, content type and body that stand in the ledger. The door and
 * the journey read alike: what the door accepted is readable. An unknown source is a bug and throws.
 */
export function readDelivery(sourceName: string, contentType: string, body: Uint8Array): Reading {
  const source = sources.get(sourceName)
  if (source === undefined) throw new Error(`no source reads ${sourceName}`)
  return tryReading(() => source.read(readBody(contentType, body)))
}

/** For a value whose bytes were read already, such as one event of a batch. */
export const readValue = (source: Source, value: unknown): Reading =>
  tryReading(() => source.read(value))

function tryReading(read: () => SourceRead): Reading {
  try {
    return { ok: true, ...read() }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, faults: error.faults }
    throw error
  }
}
