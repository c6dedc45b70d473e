import { createHash } from 'node:crypto'
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { type Policy, policySchema } from './policy.ts'
import { type PolicyProblem, problemsOf } from './problem.ts'
import type { Words } from './words.ts'
import { placesIn } from './yaml-place.ts'

export type ParsedPolicy =
  | {
      readonly ok: true
      readonly policy: Policy
      /** SHA-256 of the text in hex: the same file is the same version. */
      readonly hash: string
    }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

/** Reads `baton.yaml`. A refusal names every problem with line, path and reason. */
export function parsePolicy(yamlText: string): ParsedPolicy {
  if (yamlText.length > longestText) return wholeFile(tooLong)
  const lines = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return { ok: false, problems: document.errors.map((error) => notYaml(error, lines)) }
  if (document.contents === null) return wholeFile(emptyFile)
  const written = plainValues(document)
  if (written === noPlainValues) return wholeFile(aliasesExplode)
  const read = policySchema.safeParse(written)
  if (read.success) return { ok: true, policy: read.data, hash: hashOf(yamlText) }
  return { ok: false, problems: problemsOf(read.error.issues, written, placesIn(document, lines)) }
}

const longestText = 1_000_000
const noPlainValues = Symbol('no plain values')

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The library throws a ReferenceError where aliases of aliases would grow without bound; an alias
 * within what it stands for makes a value that contains itself, which JSON refuses.
 */
function plainValues(document: Document): unknown {
  try {
    const values: unknown = document.toJS({ maxAliasCount: 100 })
    JSON.stringify(values)
    return values
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof TypeError) return noPlainValues
    throw error
  }
}

function notYaml(error: YAMLError, lines: LineCounter): PolicyProblem {
  const { line, col } = lines.linePos(error.pos[0])
  const known = yamlWords[error.code]
  const reason = known ?? {
    en: `not YAML: ${error.message}`,
    vi: `viết sai cú pháp YAML: ${error.message}`,
  }
  return { line, column: col, path: '', reason }
}

const yamlWords: Readonly<Record<string, Words>> = {
  DUPLICATE_KEY: {
    en: 'this key is there twice in one mapping; keep one',
    vi: 'khóa này có hai lần ở cùng một chỗ; chỉ giữ một',
  },
  TAB_AS_INDENT: {
    en: 'indent with spaces, not with a tab',
    vi: 'thụt dòng bằng dấu cách, không dùng tab',
  },
  BAD_INDENT: {
    en: 'the indentation does not fit the lines above',
    vi: 'thụt dòng không khớp với các dòng trên',
  },
}

const wholeFile = (reason: Words): ParsedPolicy => ({
  ok: false,
  problems: [{ line: 1, column: 1, path: '', reason }],
})

const emptyFile: Words = {
  en: 'the file is empty; baton.sample.yaml is a good start',
  vi: 'tệp trống; hãy bắt đầu từ baton.sample.yaml',
}
const tooLong: Words = {
  en: 'the file is longer than a million characters',
  vi: 'tệp dài hơn một triệu ký tự',
}
const aliasesExplode: Words = {
  en: 'YAML aliases (*name) of themselves, or too many of each other; write the values out',
  vi: 'bí danh YAML (*tên) tự chứa nó hoặc lồng nhau quá nhiều; hãy viết hẳn giá trị',
}
