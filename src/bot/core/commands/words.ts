import { foldVietnamese } from '../../../domain/text/fold.ts'

/**
 * The name under which one of `phrases` opens the text, and what follows as it was typed.
 * Longer phrases first: "vi sao" before "vi".
 */
export function opening<Name extends string>(
  text: string,
  phrases: Readonly<Record<Name, readonly string[]>>,
): { readonly name: Name; readonly rest: string } | null {
  const typed = text.trim().split(/\s+/)
  const pairs = entriesOf(phrases).flatMap(([name, list]) =>
    list.map((phrase) => ({ name, length: phrase.split(' ').length, phrase })),
  )
  const longestFirst = pairs.sort((a, b) => b.length - a.length)
  const found = longestFirst.find(
    ({ phrase, length }) => foldVietnamese(typed.slice(0, length).join(' ')) === phrase,
  )
  return found === undefined
    ? null
    : { name: found.name, rest: typed.slice(found.length).join(' ') }
}

const entriesOf = <Name extends string, Value>(
  of: Readonly<Record<Name, Value>>,
): readonly (readonly [Name, Value])[] => {
  const all: (readonly [Name, Value])[] = []
  for (const name in of) all.push([name, of[name]])
  return all
}
