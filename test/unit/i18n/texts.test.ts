import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import en from '../../../src/i18n/en.json' with { type: 'json' }
import { translator } from '../../../src/i18n/translator.ts'
import vi from '../../../src/i18n/vi.json' with { type: 'json' }

/** The same in both languages because the word is: names, and words sales people share. */
const sameOnPurpose = new Set([
  'time.clock_and_day',
  'source.facebook',
  'source.google',
  'source.zalo',
  'source.tiktok',
  'source.linkedin',
  'pipeline.title',
  'funnel.mql',
  'funnel.sql',
])

const texts = { vi: new Map(Object.entries(vi)), en: new Map(Object.entries(en)) }

/** The names of a message's values, wherever in a plural or a select they stand. */
function paramsOf(message: string): readonly string[] {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && 'value' in node && node.type !== 0 && typeof node.value === 'string') {
      names.add(node.value)
    }
    Object.values(node).forEach(walk)
  }
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

describe('the words of both languages', () => {
  it('have the same keys', () => {
    expect([...texts.vi.keys()].sort()).toEqual([...texts.en.keys()].sort())
  })

  it('take the same values', () => {
    const valuesOf = (language: 'vi' | 'en') =>
      [...texts.vi.keys()].map((key) => [key, paramsOf(texts[language].get(key) ?? '')])
    expect(valuesOf('vi')).toEqual(valuesOf('en'))
    expect(paramsOf('{a} {n, plural, one {{b}} other {#}}')).toEqual(['a', 'b', 'n'])
  })

  it('are translated, but for the words that are the same in both', () => {
    const same = [...texts.vi].filter(([key, text]) => texts.en.get(key) === text)
    expect(same.map(([key]) => key).filter((key) => !sameOnPurpose.has(key))).toEqual([])
  })

  it('list as the same only what is', () => {
    const stale = [...sameOnPurpose].filter((key) => texts.vi.get(key) !== texts.en.get(key))
    expect(stale).toEqual([])
  })

  it('are neither empty nor padded', () => {
    for (const [key, text] of [...texts.vi, ...texts.en]) {
      expect({ key, text }).toEqual({ key, text: text.trim() })
      expect(text).not.toBe('')
    }
  })
})

describe('the translator', () => {
  it('puts values in as they are, without reading them again', () => {
    const said = '{n} $t(menu.more) <b>&amp;</b>'
    expect(translator('vi')('help.not_understood', { said })).toBe(`Mình chưa hiểu “${said}”. Thử:`)
  })

  it('counts as each language does', () => {
    expect(translator('en')('queue.mine', { n: 1 })).toBe('Your queue: 1 lead')
    expect(translator('en')('queue.mine', { n: 2 })).toBe('Your queue: 2 leads')
    expect(translator('vi')('queue.mine', { n: 2 })).toBe('Việc của bạn: 2 lead')
  })

  it('throws when a value is missing, so that no raw message reaches a person', () => {
    expect(() => translator('en')('done.claim')).toThrow(/done\.claim/)
  })
})
