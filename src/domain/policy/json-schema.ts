import { z } from 'zod'
import { policySchema } from './policy.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** What an editor needs to complete and check `baton.yaml`: the shape as it may be written. */
export const policyJsonSchema = (): JsonSchema => ({
  ...z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7', override: withoutSafeRange }),
  title: 'baton.yaml',
})

/** The range of exact whole numbers is true and of no help to an editor's reader. */
function withoutSafeRange({ jsonSchema }: { readonly jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/**
 * The keys that may stand at a place of the file; none where the place is not a mapping. Where it
 * may be one of several, `having` picks those that have this key.
 */
export function knownKeys(path: readonly PropertyKey[], having?: string): readonly string[] {
  let places: readonly JsonSchema[] = [policyJsonSchema()]
  for (const step of path) places = places.flatMap((place) => within(place, step))
  const keys = places
    .flatMap(alternatives)
    .map((place) => Object.keys(place.properties ?? {}))
    .filter((all) => having === undefined || all.includes(having))
  return [...new Set(keys.flat())]
}

function within(place: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  return alternatives(place).flatMap((one) => {
    const inner = typeof step === 'number' ? one.items : one.properties?.[String(step)]
    return typeof inner === 'object' && !Array.isArray(inner) ? [inner] : []
  })
}

const alternatives = (place: JsonSchema): readonly JsonSchema[] =>
  place.anyOf === undefined ? [place] : place.anyOf.flatMap(alternatives)
