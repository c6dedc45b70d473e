import type { z } from 'zod'
import { issueWords, unknownKey } from './issue-words.ts'
import { knownKeys } from './json-schema.ts'
import { nearest } from './nearest.ts'
import { negativeKinds } from './scoring-schema.ts'
import type { Words } from './words.ts'
import type { FindPlace, Place } from './yaml-place.ts'

/** One thing that is wrong with a policy file. */
export interface PolicyProblem extends Place {
  /** As in `scoring.fit[2].points`; empty for the file as a whole. */
  readonly path: string
  readonly reason: Words
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** All problems in the order of the file. `written` is the file as plain values. */
export const problemsOf = (
  issues: readonly Issue[],
  written: unknown,
  findPlace: FindPlace,
): readonly PolicyProblem[] =>
  withoutConsequences(issues)
    .flatMap((issue) => problems(issue, [], written, findPlace))
    .sort((a, b) => a.line - b.line || a.column - b.column)

const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')

function problems(
  issue: Issue,
  above: Path,
  written: unknown,
  findPlace: FindPlace,
): readonly PolicyProblem[] {
  const path = [...above, ...issue.path]
  const found = path.reduce<unknown>(childOf, written)
  if (issue.code === 'invalid_union') return ofUnion(issue.errors, path, written, findPlace)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...findPlace([...path, key], 'key'),
      path: pathText([...path, key]),
      reason: unknownKey(key, knownKeys(path, kindIn(path, found))),
    }))
  return [{ ...findPlace(path, 'value'), path: pathText(path), reason: issueWords(issue, found) }]
}

/** Where a key is misspelt, that the part seems to lack something is no news. */
const withoutConsequences = (issues: readonly Issue[]): readonly Issue[] => {
  const misspelt = issues
    .filter(({ code }) => code === 'unrecognized_keys')
    .map(({ path }) => pathText(path))
  return issues.filter(({ code, path }) => code !== 'custom' || !misspelt.includes(pathText(path)))
}

/** The only union is the negative rule: what it says it is decides whose problems are told. */
function ofUnion(
  errors: readonly (readonly Issue[])[],
  path: Path,
  written: unknown,
  findPlace: FindPlace,
): readonly PolicyProblem[] {
  const kinds = kindsOf(path.reduce<unknown>(childOf, written))
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1)
    return [
      {
        ...findPlace(path, 'value'),
        path: pathText(path),
        reason: notOneKind(path.reduce<unknown>(childOf, written)),
      },
    ]
  const branch = errors[negativeKinds.indexOf(kind)] ?? []
  return withoutConsequences(branch).flatMap((issue) => problems(issue, path, written, findPlace))
}

const kindsOf = (rule: unknown) => negativeKinds.filter((kind) => keysOf(rule).includes(kind))

/** In a negative rule only the keys of its own kind are of help. */
const kindIn = (path: Path, found: unknown): string | undefined =>
  path[0] === 'scoring' && path[1] === 'negative' ? kindsOf(found)[0] : undefined

function notOneKind(rule: unknown): Words {
  const typo = keysOf(rule)
    .map((key) => ({ key, meant: nearest(key, negativeKinds) }))
    .find(({ key, meant }) => meant !== null && meant !== key)
  const hint = typo === undefined ? '' : ` ("${typo.key}" → "${typo.meant}"?)`
  return {
    en: `a negative rule has exactly one of event (what they did), field (who they are) or inactiveDays (silence)${hint}`,
    vi: `luật trừ điểm có đúng một trong event (hành vi), field (thông tin) hoặc inactiveDays (im lặng)${hint}`,
  }
}

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : []

const childOf = (parent: unknown, step: PropertyKey): unknown =>
  typeof parent === 'object' && parent !== null ? Reflect.get(parent, step) : undefined
