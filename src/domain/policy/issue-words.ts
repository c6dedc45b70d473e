import type { z } from 'zod'
import { nearest } from './nearest.ts'
import type { Words } from './words.ts'

type Issue = Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' | 'invalid_union' }>
type Coded<Code extends Issue['code']> = Extract<Issue, { code: Code }>

/** What is wrong with a value, for the person who wrote it. */
export function issueWords(issue: Issue, found: unknown): Words {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, found)
    case 'invalid_value':
      return wrongChoice(issue, found)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return formats[issue.format] ?? both(issue.message)
    case 'custom':
      return (issue.params?.['words'] as Words | undefined) ?? both(issue.message)
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return both(issue.message)
    default:
      return issue satisfies never
  }
}

export function unknownKey(key: string, known: readonly string[]): Words {
  const meant = nearest(key, known)
  const list = known.join(', ')
  return {
    en: `unknown key "${key}"${meant === null ? `; known here: ${list}` : `; did you mean "${meant}"?`}`,
    vi: `không có khóa "${key}"${meant === null ? `; các khóa ở đây: ${list}` : `; có phải "${meant}"?`}`,
  }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function wrongType(issue: Coded<'invalid_type'>, found: unknown): Words {
  const type = types[issue.expected] ?? both(issue.expected)
  if (found === undefined)
    return { en: `missing: needs ${type.en}`, vi: `còn thiếu: cần ${type.vi}` }
  if (found === null) return { en: `empty: needs ${type.en}`, vi: `đang để trống: cần ${type.vi}` }
  return {
    en: `needs ${type.en}, not ${shown(found)}`,
    vi: `cần ${type.vi}, không phải ${shown(found)}`,
  }
}

const types: Readonly<Record<string, Words>> = {
  string: { en: 'a text', vi: 'một chuỗi chữ' },
  number: { en: 'a number', vi: 'một số' },
  int: { en: 'a whole number', vi: 'một số nguyên' },
  boolean: { en: 'true or false', vi: 'true hoặc false' },
  array: {
    en: 'a list (lines that begin with "- ")',
    vi: 'một danh sách (các dòng bắt đầu bằng "- ")',
  },
  object: { en: 'a mapping (lines of "key: value")', vi: 'các dòng "khóa: giá trị"' },
}

function wrongChoice({ values }: Coded<'invalid_value'>, found: unknown): Words {
  const choices = values.map(String)
  const list = choices.join(', ')
  if (found === undefined)
    return { en: `missing: one of ${list}`, vi: `còn thiếu: một trong ${list}` }
  const meant = typeof found === 'string' ? nearest(found, choices) : null
  if (meant !== null)
    return {
      en: `there is no ${shown(found)} here; did you mean ${meant}?`,
      vi: `ở đây không có ${shown(found)}; có phải ${meant}?`,
    }
  return {
    en: `must be one of ${list}, not ${shown(found)}`,
    vi: `phải là một trong ${list}, không phải ${shown(found)}`,
  }
}

function tooSmall({ origin, minimum, inclusive }: Coded<'too_small'>): Words {
  if (origin === 'string') return { en: 'must not be empty', vi: 'không được để trống' }
  if (origin === 'array')
    return { en: `needs at least ${minimum} entry`, vi: `cần ít nhất ${minimum} mục` }
  return inclusive === false
    ? { en: `must be more than ${minimum}`, vi: `phải lớn hơn ${minimum}` }
    : { en: `must be at least ${minimum}`, vi: `phải từ ${minimum} trở lên` }
}

function tooBig({ origin, maximum, inclusive }: Coded<'too_big'>): Words {
  if (origin === 'array')
    return { en: `has more than ${maximum} entries`, vi: `có nhiều hơn ${maximum} mục` }
  return inclusive === false
    ? { en: `must be less than ${maximum}`, vi: `phải nhỏ hơn ${maximum}` }
    : { en: `must be at most ${maximum}`, vi: `không được quá ${maximum}` }
}

const formats: Readonly<Record<string, Words>> = {
  date: {
    en: 'a date that exists is written YYYY-MM-DD, such as 2026-12-31',
    vi: 'ngày có thật viết là NNNN-TT-NN, ví dụ 2026-12-31',
  },
  email: { en: 'this is no mail address', vi: 'không phải địa chỉ email' },
}

const both = (text: string): Words => ({ en: text, vi: text })
