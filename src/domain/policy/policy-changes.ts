import { z } from 'zod'
import type { Policy } from './policy.ts'

export interface PolicyChange {
  /** Entries of a list go by their name: `scoring.fit[director].points`. */
  readonly path: string
  /** Null stands for what is not there. */
  readonly before: unknown
  readonly after: unknown
}

/** What another file changes, for the audit and for those who must agree to it. */
export const policyChanges = (before: Policy, after: Policy): readonly PolicyChange[] =>
  changes('', before, after)

/** `bands.hot: 70 → 75`, `+ team.members[an]: {…}`, `- scoring.fit[director]: {…}`. */
export function changeLine({ path, before, after }: PolicyChange): string {
  if (before === null) return `+ ${path}: ${asText(after)}`
  if (after === null) return `- ${path}: ${asText(before)}`
  return `${path}: ${asText(before)} → ${asText(after)}`
}

function changes(path: string, before: unknown, after: unknown): readonly PolicyChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [old, now] = [partsOf(before), partsOf(after)]
  if (old === null || now === null) return [{ path, before: before ?? null, after: after ?? null }]
  const names = [...new Set([...old.parts.keys(), ...now.parts.keys()])]
  return names.flatMap((name) =>
    changes(pathOf(path, name, old.isList), old.parts.get(name), now.parts.get(name)),
  )
}

function pathOf(path: string, name: string, inList: boolean): string {
  if (inList) return `${path}[${name}]`
  return path === '' ? name : `${path}.${name}`
}

interface Parts {
  readonly isList: boolean
  readonly parts: ReadonlyMap<string, unknown>
}

/** Null: it is compared and shown as a whole. */
function partsOf(value: unknown): Parts | null {
  if (Array.isArray(value)) {
    const named = value.map((entry: unknown) => [nameOf(entry), entry] as const)
    const parts = new Map(named.flatMap(([name, entry]) => (name === null ? [] : [[name, entry]])))
    return parts.size === value.length ? { isList: true, parts } : null
  }
  if (typeof value !== 'object' || value === null) return null
  return { isList: false, parts: new Map(Object.entries(value)) }
}

/** Members, channels and rules have an id, days off a date. */
function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null
  const name: unknown = Reflect.get(entry, 'id') ?? Reflect.get(entry, 'date')
  return typeof name === 'string' ? name : null
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  const spans = z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .min(1)
    .safeParse(value)
  if (spans.success) return spans.data.map(({ from, to }) => `${from}–${to}`).join(', ')
  return JSON.stringify(value)
}
